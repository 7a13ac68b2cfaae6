import { type Source, sourceOf } from './source';

/** One mapping: what is done, to what, and with which value. */
export interface Parameter {
  readonly action: 'append' | 'overwrite' | 'remove';
  readonly location: 'header' | 'querystring' | 'path' | 'statuscode';
  readonly name: string;
  readonly value: Source;
}

const written = /^(append|overwrite|remove):(header|querystring|path|statuscode)(?:\.(.+))?$/;

/** Headers that API Gateway lets nobody map. */
const reserved =
  /^(access-control-.*|apigw-.*|authorization|connection|content-(encoding|length|location)|forwarded|keep-alive|origin|proxy-auth(enticate|orization)|te|trailers|transfer-encoding|upgrade|x-amzn?-.*|x-forwarded-(for|host|proto)|via)$/i;

/** Reads the parameters of an integration. What API Gateway would have refused to deploy is left out. */
export function parametersOf(parameters: Readonly<Record<string, string>>): Parameter[] {
  return Object.entries(parameters).flatMap(([key, value]) => {
    const [, action, location, name = ''] = written.exec(key) ?? [];
    if (action === undefined || (location === 'header' && reserved.test(name))) return [];
    return [{ action, location, name, value: sourceOf(value) } as Parameter];
  });
}
