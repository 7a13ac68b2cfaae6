import type { RunOptions } from '../options';

/** What is told at start of an API whose callers sign, when nobody said what they may do. */
export const callersNote = (api: string, { callerPolicy, allowAll }: RunOptions): string[] =>
  callerPolicy !== undefined || allowAll === true
    ? []
    : [`${api}: whoever signs as the developer may call everything; --caller-policy FILE says what callers may do`];
