/**
 * The call under way: what log lines and calls of AWS name.
 *
 * @type {{ requestId: string | undefined }}
 */
export const current = { requestId: undefined };
