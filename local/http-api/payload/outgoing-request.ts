import type { Call } from '../call/call';

/** A request as it leaves for an integration, after parameter mapping. */
export interface OutgoingRequest {
  /** Decoded path, with a named stage in front. */
  path: string;
  /** The same as it was sent, percent-encoding kept. */
  rawPath: string;
  headers: Map<string, string[]>;
  query: readonly (readonly [name: string, value: string])[];
  /** The query as text; undefined once a mapping changed it. */
  rawQuery: string | undefined;
}

/** The request of a call, before any mapping. */
export const unmapped = (call: Call): OutgoingRequest => ({
  path: call.path,
  rawPath: encodedPath(call),
  headers: call.headers,
  query: call.query,
  rawQuery: call.rawQuery,
});

/** Behind a custom domain the caller's path has no stage, but what goes to an integration does. */
function encodedPath(call: Call): string {
  const named = call.request.domain !== undefined && call.stage !== undefined && call.stage.name !== '$default';
  return named ? `/${call.stage?.name}${call.rawPath}` : call.rawPath;
}

/** A query as text. */
export const queryText = ({ rawQuery, query }: OutgoingRequest): string =>
  rawQuery ?? query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
