import { ApiGatewayBasePathMapping } from '@cdktf/provider-aws/lib/api-gateway-base-path-mapping';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { RestStage } from '../rest-api/rest-stage';
import type { RestApiDomain } from './rest-api-domain';

/** What {@link BasePathMapping} takes. */
export interface BasePathMappingProps {
  /** The name callers use. */
  readonly domain: RestApiDomain;

  /** The stage they find there. */
  readonly stage: RestStage;

  /**
   * First segment of the path under which the stage is found: up to 300 of `A-Za-z0-9$_.+!*'()-`, without slashes.
   *
   * @default - the root of the domain
   */
  readonly path?: string;
}

/**
 * A stage of a REST API under a custom domain. Each path of a domain leads to one stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export class BasePathMapping extends NamedConstruct {
  constructor(scope: Construct, id: string, { domain, stage, path }: BasePathMappingProps) {
    super(scope, id);
    this.check(domain, path);
    domain.paths.push(path ?? '');

    new ApiGatewayBasePathMapping(this, 'Default', {
      domainName: domain.domainName,
      apiId: stage.api.restApiId,
      stageName: stage.stageName,
      basePath: path,
    });
  }

  private check(domain: RestApiDomain, path: string | undefined): void {
    checkPattern(this, {
      prop: 'path',
      value: path,
      pattern: /^(?!s?ping$)[A-Za-z0-9$_.+!*'()-]{1,300}$/,
      mustBe: "one segment of up to 300 of A-Za-z0-9$_.+!*'()-, not ping or sping",
      fix: 'Write it as in v1; API Gateway answers /ping and /sping itself.',
    });
    if (!domain.paths.includes(path ?? '')) return;
    throw new PropError(this, {
      prop: 'path',
      mustBe: `a path that ${domain.node.path} does not lead to yet`,
      was: path,
      fix: 'Take another path.',
    });
  }
}
