import { runRules } from '../../guardrails';
import { synth } from '../support/synth';

type Make = Parameters<typeof synth>[0];
type Body = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, Readonly<Record<string, Body>>>>;

/** A limit of AWS that a construct and a rule of the guard both know. */
interface Shared<T> {
  readonly rule: string;
  /** What it is called in `limits/`, as `limits.tags`; nothing where a side has a form of its own. */
  readonly of?: readonly string[];
  readonly type: string;
  /** Arguments that hold the value, as a construct writes them. */
  readonly body: (value: T) => Body;
  /** Resources that the rule looks at beside it, as `aws_apigatewayv2_api.api`. */
  readonly beside?: Resources | ((value: T) => Resources);
  /** The construct that is given the value. */
  readonly make: (value: T) => Make;
  /** Values on AWS's side of each edge. */
  readonly within: readonly T[];
  /** Values just beyond. */
  readonly beyond: readonly T[];
}

export interface Row {
  readonly name: string;
  readonly of: readonly string[];
  readonly taken: boolean;
  readonly found: () => boolean;
  readonly make: Make;
}

export const text = (length: number): string => 'a'.repeat(length);
export const texts = (count: number): string[] => Array.from({ length: count }, (_, at) => `client${at}`);

export const isTaken = (make: Make): boolean => {
  try {
    synth(make);
    return true;
  } catch {
    return false;
  }
};

const isFound = (rule: string, resource: Resources): boolean =>
  runRules({ resource }).findings.some((finding) => finding.rule === rule);

/** The HTTP API that a route or an authorizer belongs to. */
export const httpApi: Resources = { aws_apigatewayv2_api: { api: { name: 'api', protocol_type: 'HTTP' } } };
export const api_id = '${aws_apigatewayv2_api.api.id}';

const short = (value: unknown): string => {
  const shown = JSON.stringify(value);
  return shown.length > 40 ? `${shown.slice(0, 30)}... of ${shown.length}` : shown;
};

export function shared<T>({ rule, of = [], type, body, beside, make, within, beyond }: Shared<T>): Row[] {
  const rows = (values: readonly T[], taken: boolean): Row[] =>
    values.map((value) => ({
      name: `${rule}, ${short(value)}`,
      of,
      taken,
      found: () =>
        isFound(rule, { ...(typeof beside === 'function' ? beside(value) : beside), [type]: { a: body(value) } }),
      make: make(value),
    }));
  return [...rows(within, true), ...rows(beyond, false)];
}
