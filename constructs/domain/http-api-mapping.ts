import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import type { Construct, IConstruct } from 'constructs';
import type { HttpApi } from '../http-api/http-api';
import type { HttpStage } from '../http-api/http-stage';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { HttpApiDomain } from './http-api-domain';

/** What {@link HttpApiMapping} takes. */
export interface HttpApiMappingProps {
  /** The name that callers use already for another stage. */
  readonly domain: HttpApiDomain;

  /** The API under the path. */
  readonly api: HttpApi;

  /** The stage under the path. */
  readonly stage: HttpStage;

  /** Path under which the stage is found: up to 300 of `A-Za-z0-9$_.+!*'()/-`, without slashes at the ends. */
  readonly path: string;
}

/**
 * One more stage under a name of one's own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html
 */
export class HttpApiMapping extends NamedConstruct {
  constructor(scope: Construct, id: string, { domain, api, stage, path }: HttpApiMappingProps) {
    super(scope, id);
    checkMappingPath(this, path);

    new Apigatewayv2ApiMapping(this, 'Default', {
      apiId: api.apiId,
      domainName: domain.domainName,
      stage: stage.stageId,
      apiMappingKey: path,
    });
  }
}

/** Refuses a path that no mapping takes. */
export function checkMappingPath(scope: IConstruct, path: string | undefined): void {
  checkPattern(scope, {
    prop: 'path',
    value: path,
    pattern: /^(?=.{1,300}$)[A-Za-z0-9$_.+!*'()-]+(\/[A-Za-z0-9$_.+!*'()-]+)*$/,
    mustBe: "up to 300 of A-Za-z0-9$_.+!*'()- with single slashes between",
    fix: 'Write it without slashes at the ends, as in v1 or shop/v1.',
  });
}
