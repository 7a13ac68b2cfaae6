import type { RequestEvent } from '../events';
import type { Trace } from '../trace';
import type { CallSummary } from './interface';

/** Terraform address of what an ARN names; undefined when the stack does not create it. */
export type AddressOf = (stack: string, arn: string) => string | undefined;

/** One call in a line. */
export function summaryOf(event: RequestEvent, trace: Trace, now: number, addressOf: AddressOf): CallSummary {
  const { stack, api, method, path, status, milliseconds } = event;
  return {
    ...{ id: trace.id, at: now, stack, api, method, path, status, milliseconds },
    route: trace.steps.find(({ about }) => about === 'route')?.decision,
    way: wayOf(trace, addressOf),
  };
}

/** What a call passed: who decided, which functions it called, and what these reached. */
function wayOf({ stack, api, steps, functions, aws }: Trace, addressOf: AddressOf): string[] {
  const addresses = [
    api,
    ...steps.map(({ address }) => address),
    ...functions.map(({ address }) => address),
    ...aws.flatMap(({ access }) =>
      access.filter(({ allowed }) => allowed).map(({ resource }) => addressOf(stack, resource)),
    ),
  ];
  return [...new Set(addresses.filter((address) => address !== undefined))];
}
