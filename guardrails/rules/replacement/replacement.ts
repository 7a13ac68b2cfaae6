import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';

/** Resources that AWS knows by where they stand, not by an id: the arguments that say where. */
const placed: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_integration: ['rest_api_id', 'resource_id', 'http_method'],
  aws_api_gateway_integration_response: ['rest_api_id', 'resource_id', 'http_method', 'status_code'],
  aws_api_gateway_gateway_response: ['rest_api_id', 'response_type'],
};

/** Resources whose names AWS takes once: the arguments that are the name, with what it must be unique in. */
const named: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_authorizer: ['rest_api_id', 'name'],
  aws_api_gateway_domain_name: ['domain_name'],
  aws_api_gateway_model: ['rest_api_id', 'name'],
  aws_apigatewayv2_domain_name: ['domain_name'],
  aws_cloudwatch_log_group: ['name'],
  aws_dynamodb_table: ['name'],
  aws_iam_role: ['name'],
  aws_lambda_function: ['function_name'],
  aws_lb: ['name'],
  aws_lb_target_group: ['name'],
  aws_security_group: ['vpc_id', 'name'],
  aws_sqs_queue: ['name'],
  aws_wafv2_web_acl: ['scope', 'name'],
};

/** The name that a successor wants while its predecessor still has it. */
function takenName(resource: Resource): string | undefined {
  const { predecessor } = resource;
  const names = named[resource.type] ?? [];
  const values = names.map((name) => resource.get(name));
  const same = predecessor !== undefined && names.every((name, at) => values[at] === predecessor[name]);
  const last = values.at(-1);
  return same && typeof last === 'string' ? last : undefined;
}

/** Whether a successor is put where its predecessor stands, so that deleting that one deletes both. */
function takesPlace(resource: Resource): boolean {
  const { predecessor } = resource;
  const names = placed[resource.type] ?? [];
  return predecessor !== undefined && names.every((name) => resource.get(name) === predecessor[name]);
}

/** Rules about what a plan replaces. */
export const replacementRules = [
  rule({
    id: 'rest-api/replaced-in-place',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/21907',
    on: Object.keys(placed),
    demand: 'an integration must not be replaced with create-before-destroy: its deletion deletes its successor',
    fix: 'Take it out of the state first, with its responses: terraform state rm ADDRESS, then apply.',
    check: (resource) =>
      takesPlace(resource) &&
      'must not be replaced by creating first, because its successor stands at the same place and is deleted with it',
  }),
  rule({
    id: 'replacement/name-taken',
    severity: 'rejects',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy',
    on: Object.keys(named),
    demand: 'what is replaced by creating first must have another name: AWS takes the same name once',
    fix: 'Give the new one another name, or use a name prefix, so that each gets a name of its own.',
    check: (resource) => {
      const name = takenName(resource);
      return (
        name !== undefined &&
        `${named[resource.type]?.at(-1)} must be another one than its predecessor's, which still exists when it is created, was ${shown(name)}`
      );
    },
  }),
];
