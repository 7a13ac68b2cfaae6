import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { RestPath } from './rest-api';

/** What {@link RestResource} takes. */
export interface RestResourceProps {
  /** Where the segment stands: the API's `root`, or the `path` of another resource. */
  readonly parent: RestPath;

  /** One segment: letters, digits and `. _ : -`; or a variable, `{id}`; or, as the last one, a greedy variable, `{proxy+}`. */
  readonly pathPart: string;
}

/**
 * One segment of an API's paths.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export class RestResource extends NamedConstruct {
  /** Where methods and further segments stand. */
  readonly path: RestPath;

  constructor(scope: Construct, id: string, { parent, pathPart }: RestResourceProps) {
    super(scope, id);
    this.check(parent, pathPart);

    const resource = new ApiGatewayResource(this, 'Default', {
      restApiId: parent.api.restApiId,
      parentId: parent.resourceId,
      pathPart,
    });

    parent.segments.push(pathPart);
    this.path = { api: parent.api, resourceId: resource.id, path: `${parent.path}/${pathPart}`, segments: [] };
  }

  private check(parent: RestPath, pathPart: string): void {
    checkPattern(this, {
      prop: 'pathPart',
      value: pathPart,
      pattern: patterns.pathPart,
      mustBe: 'one segment of letters, digits and . _ : -, or one variable in braces',
      fix: 'Write items or {id}; a resource for each segment.',
    });
    if (pathPart.startsWith(':'))
      this.refuse('a variable in braces: {id} here, :id among the routes of the handler', pathPart);
    if (parent.api.imported) this.refuse('absent on an API whose OpenAPI document says what it answers', pathPart);
    if (parent.path.endsWith('+}'))
      this.refuse(`no child of ${parent.path}, which takes every path below it`, pathPart);
    if (parent.segments.includes(pathPart)) this.refuse('unique under its parent', pathPart);
    const sibling = parent.segments.find((segment) => segment.startsWith('{'));
    if (sibling && pathPart.startsWith('{')) this.refuse(`no variable beside ${sibling}`, pathPart);
    this.checkVariable(parent.path, pathPart);
  }

  private checkVariable(parentPath: string, pathPart: string): void {
    if (!pathPart.startsWith('{') || !parentPath.split('/').includes(pathPart)) return;
    this.refuse(`another variable than those of ${parentPath}`, pathPart);
  }

  private refuse(mustBe: string, was: string): never {
    throw new PropError(this, {
      prop: 'pathPart',
      mustBe,
      was,
      fix: 'Use the resource that is there, or another segment.',
    });
  }
}
