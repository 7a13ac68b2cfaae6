import type { IConstruct } from 'constructs';
import { PropError } from '../constructs/prop-error';

/** The kinds of APIs that API Gateway has. */
export type ApiKind = 'HTTP' | 'REST' | 'WebSocket';

const firewall = 'Leave it out, and put CloudFront with a web ACL before the API, or make it a REST API.';
const policy = 'Leave it out, and let an authorizer decide, or make it a REST API.';

/**
 * What AWS has for REST APIs alone, and what to do instead.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
const restAlone = { requestsPerFiveMinutes: firewall, firewallLog: firewall, allowedCidrs: policy, privateTo: policy };

/** Settings that a kind cannot have, by name. */
const refused: Readonly<Record<ApiKind, Readonly<Record<string, string>>>> = {
  HTTP: restAlone,
  REST: {},
  WebSocket: { ...restAlone, mutualTls: 'Leave it out: AWS has mutual TLS for HTTP and REST APIs alone.' },
};

/** Refuses settings that AWS has for other kinds of APIs alone. */
export function refuseOtherKinds(scope: IConstruct, kind: ApiKind, settings: object): void {
  for (const [name, value] of Object.entries(settings)) {
    const fix = Object.hasOwn(refused[kind], name) ? refused[kind][name] : undefined;
    if (fix === undefined || value === undefined) continue;
    throw new PropError(scope, {
      prop: `settings.${name}`,
      mustBe: `absent for ${kind === 'HTTP' ? 'an' : 'a'} ${kind} API`,
      was: value,
      fix,
    });
  }
}
