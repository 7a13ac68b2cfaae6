import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import type { Construct } from 'constructs';
import type { HttpStage } from '../http-api/http-stage';
import { NamedConstruct } from '../named-construct';
import type { HttpApiDomain } from './http-api-domain';
import { checkMappingPath } from './mapping-path';

/** What {@link HttpApiMapping} takes. */
export interface HttpApiMappingProps {
  /** The name that callers use already for another stage. */
  readonly domain: HttpApiDomain;

  /** The stage under the path. */
  readonly stage: HttpStage;

  /** Path under which the stage is found: up to 300 of `A-Za-z0-9$_.+!*'()/-`, without slashes at the ends. */
  readonly path: string;
}

/**
 * One more stage under a custom domain.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html
 */
export class HttpApiMapping extends NamedConstruct {
  constructor(scope: Construct, id: string, { domain, stage, path }: HttpApiMappingProps) {
    super(scope, id);
    checkMappingPath(this, path);

    new Apigatewayv2ApiMapping(this, 'Default', {
      apiId: stage.api.apiId,
      domainName: domain.domainName,
      stage: stage.stageId,
      apiMappingKey: path,
    });
  }
}
