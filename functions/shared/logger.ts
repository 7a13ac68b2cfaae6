import { Logger } from '@aws-lambda-powertools/logger';

/** The one logger of a function. Service name and level come from the environment that Lambda gives. */
export const logger = new Logger();
