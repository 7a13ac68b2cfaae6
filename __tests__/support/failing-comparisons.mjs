/** The message of a failing comparison has its values, not `{ message: … }`: some comparisons print no difference beside it. */
export const chaiConfig = { truncateThreshold: 2000 };
