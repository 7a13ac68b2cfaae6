import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import type { Construct } from 'constructs';
import { policyDocument } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';
import type { HttpStage } from './http-stage';
import { checkRouteKey, type HttpRouteKey } from './route-key';

/** What {@link InvokePolicy} takes. */
export interface InvokePolicyProps {
  /** Name of the policy, 1 to 128 characters, unique in the account. */
  readonly name: string;

  /** What the policy is for, at most 1000 characters. Changing it later replaces the policy. */
  readonly description: string;

  /** The stages that may be called. */
  readonly stages: readonly HttpStage[];

  /** The routes that may be called, each guarded by IAM. */
  readonly routeKeys: readonly HttpRouteKey[];
}

/**
 * What a role or user needs to call routes that IAM guards: those routes, on those stages, and nothing else. Attach it to the
 * callers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
 */
export class InvokePolicy extends NamedConstruct {
  /** ARN of the policy. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: InvokePolicyProps) {
    super(scope, id);
    this.check(props);

    const resources = props.stages.flatMap(({ executionArn }) =>
      props.routeKeys.map((routeKey) => `${executionArn}/${calls(routeKey)}`),
    );
    this.arn = new IamPolicy(this, 'Default', {
      name: props.name,
      description: props.description,
      policy: policyDocument([{ sid: 'InvokeRoutes', actions: ['execute-api:Invoke'], resources }]),
    }).arn;
  }

  private check({ name, stages, routeKeys }: InvokePolicyProps): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[\w+=,.@-]{1,128}$/,
      mustBe: '1 to 128 letters, digits and _ + = , . @ -',
      fix: 'Shorten it.',
    });
    checkCount(this, { prop: 'stages', value: stages, least: 1, most: 10, unit: 'stages', fix: 'Name a stage.' });
    checkCount(this, {
      prop: 'routeKeys',
      value: routeKeys,
      least: 1,
      most: 50,
      unit: 'routes',
      fix: 'Split the policy.',
    });
    for (const routeKey of routeKeys) checkRouteKey(this, routeKey);
  }
}

/** Method and path as IAM compares them: `*` for any method, and for each variable of the path. */
function calls(routeKey: HttpRouteKey): string {
  if (routeKey === '$default') return '*/$default';
  const [method = '', path = ''] = routeKey.split(' ');
  return `${method === 'ANY' ? '*' : method}${path.replace(/\{[^}]*\}/g, '*')}`;
}
