import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { FunctionAlias } from './function-alias';

/** What {@link ApiInvokePermission} takes. */
export interface ApiInvokePermissionProps {
  /** The alias that may be called. */
  readonly alias: FunctionAlias;

  /** Execution ARN of the API that may call. */
  readonly executionArn: string;

  /**
   * Which of the API's calls: `/<stage>/<method>/<path>`, or `/authorizers/<id>`. One statement for all routes keeps the
   * function's policy below 20480 bytes.
   *
   * @default '/*\/*' - every stage, method and path of that API
   */
  readonly calls?: `/${string}`;

  /**
   * Name of the statement, up to 100 letters, digits, hyphens and underscores, unique for the alias.
   *
   * @default 'AllowAPIGateway'
   */
  readonly statementId?: string;

  /**
   * Terraform name of the permission.
   *
   * @default - the construct's id, below the ids of the constructs around it
   */
  readonly address?: string;
}

/**
 * Lets one API call an alias.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export class ApiInvokePermission extends NamedConstruct {
  constructor(scope: Construct, id: string, props: ApiInvokePermissionProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'statementId',
      value: props.statementId,
      pattern: patterns.statementId,
      mustBe: '1 to 100 letters, digits, hyphens and underscores',
      fix: 'Shorten it.',
    });

    const permission = new LambdaPermission(this, 'Default', {
      statementId: props.statementId ?? 'AllowAPIGateway',
      action: 'lambda:InvokeFunction',
      functionName: props.alias.functionName,
      qualifier: props.alias.aliasName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: `${props.executionArn}${props.calls ?? '/*/*'}`,
    });
    if (props.address !== undefined) permission.overrideLogicalId(props.address);
  }
}
