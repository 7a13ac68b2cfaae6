import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import {
  identityOf,
  oncePerModel,
  onlyReference,
  outlineOf,
  perModel,
  repeated,
  soleReference,
  startOf,
} from '../apis';
import { argument, given, rule, shown } from '../define';
import { matches } from '../demands';
import { functionOf, invocationOf, qualifierOf } from '../invocation';
import { permissionsOf } from '../permissions';
import { unpublished } from './latest';

const permission = 'aws_lambda_permission';
const callers: Readonly<Record<string, { argument: string; credentials: string; principal: string }>> = {
  aws_apigatewayv2_integration: {
    argument: 'integration_uri',
    credentials: 'credentials_arn',
    principal: 'apigateway.amazonaws.com',
  },
  aws_api_gateway_integration: { argument: 'uri', credentials: 'credentials', principal: 'apigateway.amazonaws.com' },
  aws_apigatewayv2_authorizer: {
    argument: 'authorizer_uri',
    credentials: 'authorizer_credentials_arn',
    principal: 'apigateway.amazonaws.com',
  },
  aws_api_gateway_authorizer: {
    argument: 'authorizer_uri',
    credentials: 'authorizer_credentials',
    principal: 'apigateway.amazonaws.com',
  },
  aws_cloudwatch_event_target: { argument: 'arn', credentials: 'role_arn', principal: 'events.amazonaws.com' },
};

/** Says that a call to an alias is refused, when every permission of the function stands without that qualifier. */
function unqualifiedProblem(resource: Resource, model: Model): string | undefined {
  const caller = callers[resource.type];
  const call =
    caller && resource.lacks(caller.credentials) ? invocationOf(resource, caller.argument, model) : undefined;
  if (caller === undefined || call?.alias === undefined || call.lambda === undefined || model.hasOpaqueModules)
    return undefined;
  const [alias, lambda] = [call.alias, call.lambda];
  const { sure, closed } = permissionsOf(lambda, model);
  const all = sure.filter((one) => isBy(one, caller.principal));
  const refused = closed && all.length > 0 && all.every((one) => isForAnother(one, alias, model));
  return refused
    ? `calls ${alias.address}, so a permission must carry its qualifier, ${all[0]?.address} has qualifier ${shown(all[0]?.get('qualifier'))}`
    : undefined;
}

function isBy(one: Resource, principal: string): boolean {
  const by = one.get('principal');
  return by instanceof Unknown || by === principal || by === '*';
}

function isForAnother(one: Resource, alias: Resource, model: Model): boolean {
  const { alias: named, text, open } = qualifierOf(one, model);
  const inName =
    /:/.test(outlineOf(one.get('function_name')) ?? '') ||
    model.follow(one, 'function_name', 'aws_lambda_alias') !== undefined;
  if (open || inName) return false;
  if (named !== undefined) return named !== alias;
  const name = alias.get('name');
  return text === undefined || (typeof name === 'string' && text !== name);
}

const qualifiers = [
  rule({
    id: 'lambda/permission-needs-qualifier',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, AddPermission; code search',
    on: Object.keys(callers),
    demand: 'a caller of an alias needs a permission with the qualifier of that alias',
    fix: 'Set qualifier = aws_lambda_alias.NAME.name on the aws_lambda_permission.',
    check: unqualifiedProblem,
  }),
  rule({
    id: 'lambda/permission-qualifier-latest',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: permission,
    demand: 'qualifier must be an alias or a version, and the only one',
    fix: 'Leave qualifier out for the unqualified function, or name an alias.',
    check: (resource, model) => {
      const [qualifier, name] = [resource.get('qualifier'), resource.get('function_name')];
      const latest = unpublished(resource, 'qualifier', model);
      const latestByName = unpublished(resource, 'function_name', model, 'qualified_arn');
      const within =
        typeof name === 'string'
          ? /^(?:arn:[\w-]+:lambda:[^:]*:\d*:function:)?[A-Za-z0-9_-]+:([A-Za-z0-9$_-]+)$/.exec(name)?.[1]
          : undefined;
      return [
        qualifier === '$LATEST' && 'qualifier must be an alias or a version, was "$LATEST"',
        latest && `qualifier must be an alias or a version, ${latest.address} publishes none, so that it is "$LATEST"`,
        within === '$LATEST' && `function_name must end with no qualifier, an alias or a version, was ${shown(name)}`,
        latestByName &&
          `function_name must end with no qualifier, an alias or a version, ${latestByName.address} publishes none, so that it ends with $LATEST`,
        within !== undefined &&
          within !== 'function' &&
          within !== '$LATEST' &&
          typeof qualifier === 'string' &&
          qualifier !== '' &&
          qualifier !== within &&
          `qualifier must agree with function_name ${shown(name)}, was ${shown(qualifier)}`,
      ];
    },
  }),
];

const scopedPrincipals = ['apigateway', 'events', 'sns', 's3', 'logs', 'cognito-idp'];
const executionArn =
  /(^|\.)(aws_apigatewayv2_api|aws_api_gateway_rest_api|aws_apigatewayv2_stage|aws_api_gateway_stage)\./;

const sources = [
  rule({
    id: 'lambda/permission-execute-api',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    on: permission,
    demand: 'source_arn for API Gateway must be an execute-api ARN',
    fix: 'Use execution_arn of the API, then /*/*.',
    check: (resource) => {
      const value = resource.symbolic('source_arn');
      const start = startOf(resource.get('source_arn'));
      if (start !== undefined && /^arn:[\w-]+:apigateway:/.test(start))
        return `source_arn must be an execute-api ARN, was ${shown(start)}`;
      const [first] = value instanceof Unknown ? value.parts : [];
      const wrong = typeof first === 'object' && executionArn.test(first.address) && first.path.join('.') === 'arn';
      return wrong && `source_arn must start with execution_arn, was arn of ${first.address}`;
    },
  }),
  rule({
    id: 'lambda/permission-log-group',
    severity: 'rejects',
    source: 'https://github.com/YumaInaura/YumaInaura/issues/3460',
    on: permission,
    demand: 'source_arn of a log group must end with :*',
    fix: 'Write "${aws_cloudwatch_log_group.NAME.arn}:*".',
    check: (resource) => {
      const text = resource.get('source_arn');
      const sole = soleReference(resource.symbolic('source_arn'));
      const group = sole?.attribute === 'arn' && /(^|\.)aws_cloudwatch_log_group\./.test(sole.address);
      const bare = typeof text === 'string' && /^arn:[\w-]+:logs:[^:]*:[^:]*:log-group:[^:*]+$/.test(text);
      return (group || bare) && `source_arn must end with :*, was ${group ? `arn of ${sole.address}` : shown(text)}`;
    },
  }),
  rule({
    id: 'lambda/permission-source-given',
    severity: 'security',
    source: 'botocore 1.43.11, AddPermission docs; cfn-lint W3663',
    on: permission,
    demand: 'a permission for a service must name its source',
    fix: 'Set source_arn.',
    check: (resource) => {
      const principal = resource.get('principal');
      const service =
        typeof principal === 'string' ? /^([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/.exec(principal)?.[1] : undefined;
      const open = ['source_arn', 'source_account', 'principal_org_id'].every((name) => resource.lacks(name));
      return (
        service !== undefined &&
        scopedPrincipals.includes(service) &&
        open &&
        `source_arn must be given for ${principal}, was absent: anyone's ${service} may call the function`
      );
    },
  }),
  rule({
    id: 'lambda/permission-source-stage',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    on: permission,
    demand: 'source_arn must go on after execution_arn, with stage and method',
    fix: 'Append "/*/*".',
    check: (resource) => {
      const sole = soleReference(resource.symbolic('source_arn'));
      const bare = sole?.attribute === 'execution_arn' && executionArn.test(sole.address);
      return (
        bare && `source_arn must name stage and method after execution_arn, was execution_arn of ${sole.address} alone`
      );
    },
  }),
];

const again = perModel((lambda, model) => repeated(permissionsOf(lambda, model).sure, statementKey));

/** Permissions of one function, which is not of this configuration, whose statement an earlier one has. */
const foreignAgain = oncePerModel((model) =>
  repeated(model.ofType(permission), (one) => {
    const [name, key] = [identityOf(one, 'function_name'), statementKey(one)];
    return name === undefined || key === undefined ? undefined : `${name} ${key}`;
  }),
);

/** What a policy statement of one permission surely takes, in bytes. */
const statementBytes = (one: Resource): number =>
  240 +
  [one.get('statement_id'), one.get('function_name'), one.get('source_arn'), one.get('principal')].reduce<number>(
    (sum, value) => sum + (outlineOf(value, '')?.length ?? 0),
    0,
  );

const statements = [
  argument({
    id: 'lambda/permission-principal',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: permission,
    at: 'principal',
    must: matches(
      /^(\*|\d{12}|arn:[\w-]+:(?!iam:)\S+|arn:[\w-]+:iam::\d{12}:\S+|(?!amazonaws\.com(\.cn)?$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$/,
      'be a service in domain form, an account, an ARN or *',
    ),
    fix: 'Write for example apigateway.amazonaws.com.',
  }),
  rule({
    id: 'lambda/permission-principal-identity',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/issues/31080',
    on: permission,
    demand: 'principal must be an identity: a function is none, its role is',
    fix: 'Name the role of the calling function.',
    check: (resource) => {
      const sole = onlyReference(resource.symbolic('principal'));
      const start = startOf(resource.get('principal')) ?? '';
      const caller = /(^|\.)aws_lambda_(function|alias)\./.test(sole?.address ?? '') && sole?.attribute.endsWith('arn');
      return (
        (caller || /^arn:[\w-]+:lambda:/.test(start)) &&
        `principal must be an identity, was the function ${caller ? sole?.address : shown(start)}`
      );
    },
  }),
  given({
    id: 'lambda/permission-url-auth',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/24325',
    on: permission,
    demand: 'a permission of everybody to call a function URL must say how the URL is protected',
    fix: 'Set function_url_auth_type to NONE or AWS_IAM, as the aws_lambda_function_url does.',
    at: 'function_url_auth_type',
    where: (resource) =>
      resource.get('action') === 'lambda:InvokeFunctionUrl' &&
      resource.get('principal') === '*' &&
      'with principal "*"',
  }),
  rule({
    id: 'lambda/permission-statement-id',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: permission,
    demand: 'statement_id must be 1 to 100 letters, digits, hyphens and underscores, once a function and qualifier',
    fix: 'Give each permission a statement_id of its own.',
    check: (resource, model) => {
      const id = resource.get('statement_id');
      const lambda = functionOf(resource, model);
      const earlier = (lambda ? again(lambda, model) : foreignAgain(model)).get(resource);
      return [
        typeof id === 'string' &&
          !patterns.statementId.test(id) &&
          `statement_id must be 1 to 100 letters, digits, hyphens and underscores, was ${shown(id)}`,
        earlier && `statement_id must be unique, ${shown(id)} is also that of ${earlier.address}`,
      ];
    },
  }),
  rule({
    id: 'lambda/policy-size',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    on: 'aws_lambda_function',
    demand: 'the permissions of a function must fit its policy of 20480 bytes',
    fix: 'Use one permission with /*/* for the whole API.',
    check: (resource, model) => {
      const permissions = permissionsOf(resource, model).sure.filter((one) => !one.conditional);
      const size = permissions.reduce((sum, one) => sum + statementBytes(one), 0);
      const most = limits.lambdaPolicyBytes.value;
      return (
        size > most &&
        `must have a policy of at most ${most} bytes, its ${permissions.length} permissions take at least ${size}`
      );
    },
  }),
  rule({
    id: 'lambda/permission-url-action',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-perm-url-auth-action)',
    on: permission,
    demand: 'function_url_auth_type must go with action lambda:InvokeFunctionUrl',
    fix: 'Set action to lambda:InvokeFunctionUrl, or remove function_url_auth_type.',
    check: (resource) => {
      const action = resource.get('action');
      return (
        resource.has('function_url_auth_type') === true &&
        typeof action === 'string' &&
        action !== 'lambda:InvokeFunctionUrl' &&
        `action must be lambda:InvokeFunctionUrl with function_url_auth_type, was ${shown(action)}`
      );
    },
  }),
];

const statementKey = (one: Resource): string | undefined => {
  const id = one.get('statement_id');
  const qualifier = one.lacks('qualifier') ? '' : identityOf(one, 'qualifier');
  return typeof id === 'string' && qualifier !== undefined ? `${id} ${qualifier}` : undefined;
};

/** Rules about `aws_lambda_permission`. */
export const lambdaPermissionRules = [...qualifiers, ...sources, ...statements];
