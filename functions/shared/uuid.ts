/** What the ids that services make look like. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a path parameter can be such an id. Nothing else is looked up: a table holds more than those. */
export function isUuid(id: string): boolean {
  return uuidPattern.test(id);
}
