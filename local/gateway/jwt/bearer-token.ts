/** The token in a header or query value, where it may stand alone or after `Bearer `. */
export const bearerToken = (value: string): string => value.replace(/^Bearer +/i, '').trim();
