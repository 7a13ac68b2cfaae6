/** A list that a template makes. Java prints it as `[a, b]`, and lists of a body as JSON. */
export class JavaList extends Array<unknown> {}
