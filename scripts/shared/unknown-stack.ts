import { Refused } from './refused';

/** A name that no stack has. */
export class UnknownStack extends Refused {}
