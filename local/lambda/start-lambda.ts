import type { Lambda } from './lambda';
import { LocalLambda } from './local-lambda';
import type { LambdaSurroundings } from './surroundings';

/** Starts the functions of a document. */
export const startLambda = (surroundings: LambdaSurroundings): Lambda => new LocalLambda(surroundings);
