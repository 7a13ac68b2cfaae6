import { accessLogOf } from '../gateway/access-log';
import type { StageDefinition } from '../gateway/stages';
import type { RouteCall } from './route-call';
import { memberAt } from './selection';

/** What an access log line tells of an event beside its context. */
export interface Logged {
  readonly status: number;
  readonly error: string | undefined;
  readonly milliseconds: number;
}

/** Writes a line of the access log into a trace. */
export type StageLog = (call: RouteCall, logged: Logged) => void;

/** What writes the access log of a stage; undefined when it has none. */
export function stageLogOf({ accessLogFormat, address }: StageDefinition): StageLog | undefined {
  if (accessLogFormat === undefined) return undefined;
  const line = accessLogOf(accessLogFormat);
  return (call, { status, error, milliseconds }) => {
    const own: Readonly<Record<string, string | undefined>> = {
      status: String(status),
      'error.message': error,
      'error.messageString': error === undefined ? undefined : JSON.stringify(error),
      'integration.status': error === undefined ? String(status) : undefined,
      integrationLatency: String(milliseconds),
      integrationErrorMessage: error,
    };
    const value = (name: string): string | undefined => {
      if (Object.hasOwn(own, name)) return own[name];
      const found = memberAt(call.event.requestContext, name.split('.'));
      return found === undefined || typeof found === 'object' ? undefined : String(found);
    };
    call.trace.step('access log', line(value), address);
  };
}
