import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { WebSocketStage } from '../websocket-api/websocket-stage';
import type { AliasTarget } from './alias-records';
import { regionalWith, targetOf } from './api-domain';
import type { IssuedCertificate } from './certificate';
import { checkDomainName } from './domain-name';

/** What {@link WebSocketApiDomain} takes. */
export interface WebSocketApiDomainProps {
  /** The name clients use, lower case: `ws.myapp.com`. No HTTP or REST API may share it. */
  readonly domainName: string;

  /** A certificate for that name. */
  readonly certificate: IssuedCertificate;

  /** The stage behind the name. */
  readonly stage: WebSocketStage;

  /**
   * Path under which the stage is found: one segment, up to 300 of `A-Za-z0-9$_.+!*'()-`.
   *
   * @default - the root of the domain
   */
  readonly path?: string;
}

/**
 * A custom domain for a WebSocket API: regional, TLS 1.2 or newer, IPv4 and IPv6. There is no mutual TLS for WebSocket APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-custom-domain-names.html
 */
export class WebSocketApiDomain extends NamedConstruct {
  /** What DNS records of the name point at. */
  readonly target: AliasTarget;

  constructor(scope: Construct, id: string, props: WebSocketApiDomainProps) {
    super(scope, id);
    this.check(props);

    const domain = new Apigatewayv2DomainName(this, 'Default', {
      domainName: props.domainName,
      domainNameConfiguration: regionalWith(props.certificate),
    });
    new Apigatewayv2ApiMapping(this, 'mapping.Default', {
      apiId: props.stage.api.apiId,
      domainName: domain.id,
      stage: props.stage.stageId,
      apiMappingKey: props.path,
    });

    this.target = targetOf(domain);
  }

  private check({ domainName, path }: WebSocketApiDomainProps): void {
    checkDomainName(this, domainName);
    checkPattern(this, {
      prop: 'path',
      value: path,
      pattern: /^[A-Za-z0-9$_.+!*'()-]{1,300}$/,
      mustBe: "one segment of up to 300 of A-Za-z0-9$_.+!*'()-",
      fix: 'Write it without slashes, as in chat; only HTTP and REST APIs have paths of several segments.',
    });
  }
}
