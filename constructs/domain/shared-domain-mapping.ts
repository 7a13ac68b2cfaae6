import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import { checkMappingPath } from './mapping-path';

/** A stage of any kind of API, as a mapping names it. */
export interface MappedStage {
  /** Kind of its API. */
  readonly kind: 'HTTP' | 'REST' | 'WebSocket';

  /** Id of its API. */
  readonly apiId: string;

  /** Its name, as a reference to it: AWS maps no stage that does not exist. */
  readonly stageName: string;
}

/** What {@link SharedDomainMapping} takes. */
export interface SharedDomainMappingProps {
  /** The name callers use. The domain belongs to another stack, or to somebody else, and must exist first. */
  readonly domainName: string;

  /** Oldest TLS that the domain takes. */
  readonly securityPolicy: 'TLS_1_0' | 'TLS_1_2';

  /** The stage below it. */
  readonly stage: MappedStage;

  /**
   * Path under which the stage is found: up to 300 of `A-Za-z0-9$_.+!*'()/-`, without slashes at the ends; one segment for a WebSocket API.
   *
   * @default - the root: what no other path of the domain leads to
   */
  readonly path?: string;
}

/**
 * A stage below a domain that several stacks share. The longest path that fits a request wins.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export class SharedDomainMapping extends NamedConstruct {
  /** The name callers use. */
  readonly domainName: string;

  /** Path under which the stage is found; empty for the root. */
  readonly path: string;

  /** Kind of the API. */
  readonly kind: MappedStage['kind'];

  constructor(scope: Construct, id: string, props: SharedDomainMappingProps) {
    super(scope, id);
    this.check(props);
    this.domainName = props.domainName;
    this.path = props.path ?? '';
    this.kind = props.stage.kind;

    new Apigatewayv2ApiMapping(this, 'Default', {
      apiId: props.stage.apiId,
      domainName: props.domainName,
      stage: props.stage.stageName,
      apiMappingKey: props.path,
    });
  }

  private check({ path, securityPolicy, stage }: SharedDomainMappingProps): void {
    checkMappingPath(this, path);
    checkPattern(this, {
      prop: 'path',
      value: path,
      pattern: /^(?!s?ping$)/,
      mustBe: 'neither ping nor sping',
      fix: 'API Gateway answers both itself, to tell whether it is well. Take another path.',
    });
    if (stage.kind === 'WebSocket') this.checkOneSegment(path, 'for a WebSocket API');
    if (securityPolicy === 'TLS_1_2') return;
    this.checkOneSegment(path, 'on a domain that takes TLS 1.0');
    this.checkRest(stage.kind);
  }

  private checkOneSegment(path: string | undefined, where: string): void {
    const fix = 'Write it without slashes, as in items.';
    checkPattern(this, { prop: 'path', value: path, pattern: /^[^/]*$/, mustBe: `one segment ${where}`, fix });
  }

  private checkRest(kind: MappedStage['kind']): void {
    if (kind === 'REST') return;
    throw new PropError(this, {
      prop: 'securityPolicy',
      mustBe: `TLS_1_2 on a domain of ${kind} APIs`,
      was: 'TLS_1_0',
      fix: 'Change securityPolicy of the shared domain, or give old clients a domain of REST APIs alone.',
    });
  }
}
