/** Name of the project: the `project` tag of everything it deploys. */
export const project = 'gatehouse';
