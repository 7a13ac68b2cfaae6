import type { HeaderList } from '../api';
import type { CorsDefinition } from './definition/definition';

/** The CORS answers of an API: written once, at start. */
export class Cors {
  private readonly actual: HeaderList;
  private readonly preflight: HeaderList;

  constructor(private readonly definition: CorsDefinition) {
    const { allowCredentials, allowHeaders, allowMethods, exposeHeaders, maxAge } = definition;
    const credentials: HeaderList = allowCredentials ? [['access-control-allow-credentials', 'true']] : [];
    this.actual = [...credentials, ...listed('access-control-expose-headers', lowerCase(exposeHeaders))];
    this.preflight = [
      ...listed('access-control-allow-methods', allowMethods),
      ...listed('access-control-allow-headers', lowerCase(allowHeaders)),
      ...(maxAge === undefined ? [] : listed('access-control-max-age', [String(maxAge)])),
      ...credentials,
    ];
  }

  /** Headers of a preflight's answer; none for an origin that is not allowed. */
  preflightHeaders(origin: string | undefined): HeaderList {
    return this.forOrigin(origin, this.preflight);
  }

  /** Headers of any other answer; none for an origin that is not allowed. */
  answerHeaders(origin: string | undefined): HeaderList {
    return this.forOrigin(origin, this.actual);
  }

  private forOrigin(origin: string | undefined, headers: HeaderList): HeaderList {
    const allowed = origin === undefined ? undefined : this.allowedOrigin(origin);
    return allowed === undefined ? [] : [['access-control-allow-origin', allowed], ...headers];
  }

  /** `*` for whoever asks; else the request's own origin, when it is in the list or fits `https://*`. */
  private allowedOrigin(origin: string): string | undefined {
    const { allowOrigins } = this.definition;
    if (allowOrigins.includes('*')) return '*';
    const fits = (entry: string) => entry === origin || (entry.endsWith('*') && origin.startsWith(entry.slice(0, -1)));
    return allowOrigins.some(fits) ? origin : undefined;
  }
}

const listed = (name: string, values: readonly string[]): HeaderList =>
  values.length === 0 ? [] : [[name, values.join(',')]];

/** API Gateway keeps names of headers in lower case. */
const lowerCase = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase());
