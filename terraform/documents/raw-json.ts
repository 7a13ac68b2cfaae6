/** An object of parsed JSON. */
export type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Any JSON as an object; what is none has no properties. */
export const asRaw = (value: unknown): Raw => (isRaw(value) ? value : {});

/** The objects that a block stands for: written once, as a list, or not at all. */
export const rawBlocks = (value: unknown): Raw[] => (Array.isArray(value) ? value.flat() : [value]).filter(isRaw);
