import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { PropError } from '../prop-error';

const mostBytes = limits.accessLogFormatBytes.value;

/** The fields of an access log line: the name a reader sees, and the `$context` variable that fills it. */
export type AccessLogFields = Readonly<Record<string, `$context.${string}`>>;

/** A kind of API, and the variables that it logs as "-" because only other kinds fill them. */
export interface LoggingApi {
  /** The kind, in the plural: `HTTP APIs`. */
  readonly kind: string;

  /** Variables it does not fill. */
  readonly unfilled: RegExp;
}

/** The access log format of an API of a kind: on one line, at most 3 KB. */
export function accessLogFormat(scope: IConstruct, fields: AccessLogFields, api: LoggingApi): string {
  const variables = Object.values(fields);
  const refuse = (mustBe: string, was: unknown, fix: string): never => {
    throw new PropError(scope, { prop: 'accessLogFields', mustBe, was, fix });
  };

  if (!variables.some((variable) => /^\$context\.(requestId|extendedRequestId)$/.test(variable))) {
    refuse('a list that holds $context.requestId', variables, 'Add requestId: "$context.requestId".');
  }
  const strange = variables.find((variable) => api.unfilled.test(variable));
  if (strange) refuse(`variables that ${api.kind} fill`, strange, 'Leave it out: it is logged as "-".');

  const format = JSON.stringify(fields);
  if (!Token.isUnresolved(format) && Buffer.byteLength(format) > mostBytes) {
    refuse(`at most ${mostBytes} bytes as JSON`, Buffer.byteLength(format), 'Log fewer fields.');
  }
  return format;
}
