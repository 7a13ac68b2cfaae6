/** A moment of today, to the second. */
export const clockOf = (time: number): string => new Date(time).toLocaleTimeString('en-GB');

/** A duration in milliseconds: whole ones, but for those below ten. */
export const milliseconds = (time: number): string => `${time < 10 ? Math.round(time * 10) / 10 : Math.round(time)} ms`;

/** A number with its noun: `1 item`, `2 items`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
