import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { type TerraformElement, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { GatewayResponse } from '../../../constructs/rest-api/gateway-response';
import { MethodSettings } from '../../../constructs/rest-api/method-settings';
import { RequestValidator } from '../../../constructs/rest-api/request-validator';
import { RestApi, type RestApiProps } from '../../../constructs/rest-api/rest-api';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import { RestMethod } from '../../../constructs/rest-api/rest-method';
import { RestModel } from '../../../constructs/rest-api/rest-model';
import { RestProxyIntegration } from '../../../constructs/rest-api/rest-proxy-integration';
import { RestResource } from '../../../constructs/rest-api/rest-resource';
import { RestResponse } from '../../../constructs/rest-api/rest-response';
import { RestStage } from '../../../constructs/rest-api/rest-stage';
import { RestTemplateIntegration } from '../../../constructs/rest-api/rest-template-integration';
import type { BaseStack } from '../../../stacks/base-stack';
import { propRefusal } from '../../support/prop-refusal';
import { documentOf, ScratchStack } from '../../support/synth';
import { alias, apiIn, cognitoIn, getItemsIn, stageIn } from './rest-fixture';

/** An API with one of everything a deployment takes a snapshot of. */
function everything(scope: Construct, props: Partial<RestApiProps> = {}): RestApi {
  const api = apiIn(scope, { endpoint: { type: 'REGIONAL', allowedCidrs: ['203.0.113.0/24'] }, ...props });
  const items = new RestResource(scope, 'items', { parent: api.root, pathPart: 'items' });
  const authorizer = cognitoIn(scope, api);
  const validator = new RequestValidator(scope, 'all', { api, body: true, parameters: true });
  const model = new RestModel(scope, 'item', { api, name: 'Item', schema: { type: 'object' } });
  const get = new RestMethod(scope, 'get', {
    path: items.path,
    httpMethod: 'GET',
    authorizer,
    parameters: { 'querystring.limit': 'optional', 'querystring.category': 'optional' },
    cacheKey: ['querystring.limit', 'querystring.category'],
  });
  new RestProxyIntegration(scope, 'get', { method: get, alias });
  const post = new RestMethod(scope, 'post', { path: items.path, httpMethod: 'POST', authorizer, validator, model });
  const integration = new RestTemplateIntegration(scope, 'post', { method: post, alias, requestTemplate: '{}' });
  new RestResponse(scope, 'success', { integration, statusCode: '201', headers: { Vary: 'Origin' }, template: '{}' });
  new RestResponse(scope, 'failure', { integration, statusCode: '500', selectionPattern: '.+' });
  new GatewayResponse(scope, 'default_4xx', { api, type: 'DEFAULT_4XX', headers: { Vary: 'Origin' } });
  return api;
}

/** The triggers of the deployment in a stack that `change` has changed. */
function triggers(change: (stack: BaseStack, api: RestApi) => void = () => {}, props: Partial<RestApiProps> = {}) {
  const stack = new ScratchStack();
  const api = everything(stack, props);
  stageIn(stack, api);
  change(stack, api);
  return documentOf(stack).at('aws_api_gateway_deployment.main').triggers;
}

/** Overrides one argument of a resource, whatever made it. */
function argument(address: string, name: string, value: unknown) {
  return (stack: BaseStack) => {
    const element = stack.node.findAll().find((candidate) => isAt(candidate, address));
    if (!element) throw new Error(`no ${address}`);
    (element as TerraformElement).addOverride(name, value);
  };
}

function isAt(candidate: unknown, address: string): boolean {
  if (!TerraformResource.isTerraformResource(candidate)) return false;
  return `${candidate.terraformResourceType}.${candidate.friendlyUniqueId}` === `aws_api_gateway_${address}`;
}

const unchanged = triggers();

const served: readonly [address: string, name: string, value: unknown][] = [
  ['rest_api.main', 'binary_media_types', ['image/png']],
  ['rest_api.main', 'minimum_compression_size', '1024'],
  ['rest_api.main', 'api_key_source', 'AUTHORIZER'],
  ['rest_api.main', 'disable_execute_api_endpoint', true],
  ['rest_api.main', 'endpoint_configuration.ip_address_type', 'ipv4'],
  ['rest_api.main', 'policy', '{}'],
  ['rest_api.main', 'body', '{"openapi":"3.0.1"}'],
  ['rest_api.main', 'parameters', { basepath: 'split' }],
  ['rest_api_policy.main', 'policy', '{}'],
  ['resource.items', 'path_part', 'things'],
  ['resource.items', 'parent_id', 'other'],
  ['method.get', 'http_method', 'HEAD'],
  ['method.get', 'authorization', 'NONE'],
  ['method.get', 'authorizer_id', 'other'],
  ['method.get', 'authorization_scopes', ['items/read']],
  ['method.get', 'api_key_required', true],
  ['method.get', 'request_parameters', { 'method.request.querystring.limit': true }],
  ['method.post', 'request_models', { 'application/json': 'Other' }],
  ['method.post', 'request_validator_id', 'other'],
  ['method_response.success', 'status_code', '202'],
  ['method_response.success', 'response_parameters', { 'method.response.header.X': true }],
  ['method_response.success', 'response_models', { 'application/json': 'Item' }],
  ['integration.get', 'uri', 'other'],
  ['integration.get', 'type', 'HTTP_PROXY'],
  ['integration.get', 'integration_http_method', 'GET'],
  ['integration.get', 'cache_key_parameters', ['method.request.querystring.limit']],
  ['integration.get', 'cache_namespace', 'other'],
  ['integration.get', 'connection_type', 'VPC_LINK'],
  ['integration.get', 'connection_id', 'other'],
  ['integration.get', 'content_handling', 'CONVERT_TO_TEXT'],
  ['integration.get', 'credentials', 'other'],
  ['integration.get', 'timeout_milliseconds', 20_000],
  ['integration.get', 'tls_config', { insecure_skip_verification: true }],
  ['integration.post', 'request_parameters', { 'integration.request.header.X': "'x'" }],
  ['integration.post', 'request_templates', { 'application/json': '{"a":1}' }],
  ['integration.post', 'passthrough_behavior', 'WHEN_NO_MATCH'],
  ['integration_response.success', 'response_templates', { 'application/json': '{"a":1}' }],
  ['integration_response.success', 'response_parameters', { 'method.response.header.Vary': "'Accept'" }],
  ['integration_response.success', 'content_handling', 'CONVERT_TO_BINARY'],
  ['integration_response.failure', 'selection_pattern', '^x'],
  ['authorizer.cognito', 'type', 'REQUEST'],
  ['authorizer.cognito', 'provider_arns', ['other']],
  ['authorizer.cognito', 'authorizer_uri', 'other'],
  ['authorizer.cognito', 'authorizer_credentials', 'other'],
  ['authorizer.cognito', 'identity_source', 'method.request.header.X'],
  ['authorizer.cognito', 'identity_validation_expression', '^x'],
  ['authorizer.cognito', 'authorizer_result_ttl_in_seconds', 0],
  ['model.item', 'name', 'Thing'],
  ['model.item', 'schema', '{"type":"array"}'],
  ['model.item', 'content_type', 'application/xml'],
  ['request_validator.all', 'validate_request_body', false],
  ['request_validator.all', 'validate_request_parameters', false],
  ['gateway_response.default_4xx', 'response_type', 'THROTTLED'],
  ['gateway_response.default_4xx', 'status_code', '418'],
  ['gateway_response.default_4xx', 'response_templates', { 'application/json': '{}' }],
  ['gateway_response.default_4xx', 'response_parameters', { 'gatewayresponse.header.X': "'x'" }],
];

const unserved: readonly [address: string, name: string, value: unknown][] = [
  ['rest_api.main', 'name', 'other'],
  ['rest_api.main', 'description', 'other'],
  ['rest_api.main', 'tags', { team: 'other' }],
  ['rest_api.main', 'fail_on_warnings', true],
  ['rest_api.main', 'put_rest_api_mode', 'merge'],
  ['method.get', 'operation_name', 'other'],
  ['method.get', 'depends_on', ['aws_api_gateway_model.item']],
  ['integration.get', 'lifecycle', { create_before_destroy: true }],
  ['authorizer.cognito', 'name', 'other'],
  ['model.item', 'description', 'other'],
  ['request_validator.all', 'name', 'other'],
  ['deployment.main', 'description', 'other'],
  ['stage.prod', 'description', 'other'],
  ['stage.prod', 'tags', { team: 'other' }],
  ['stage.prod', 'variables', { alias: 'other' }],
  ['stage.prod', 'xray_tracing_enabled', false],
];

describe('a new deployment', () => {
  it.each(served)('is made when %s changes its %s', (address, name, value) => {
    expect(triggers(argument(address, name, value))).not.toEqual(unchanged);
  });

  it.each(unserved)('is not made when %s changes its %s', (address, name, value) => {
    expect(triggers(argument(address, name, value))).toEqual(unchanged);
  });

  it('is made when the API is imported from another document', () => {
    const imported = (body: string) => {
      const stack = new ScratchStack();
      stageIn(stack, apiIn(stack, { body }));
      return documentOf(stack).at('aws_api_gateway_deployment.main').triggers;
    };

    expect(imported('{"a":1}')).not.toEqual(imported('{"a":2}'));
  });

  it('is made when callers are let in from elsewhere', () => {
    const endpoint = { type: 'REGIONAL', allowedCidrs: ['198.51.100.0/24'] } as const;

    expect(triggers(undefined, { endpoint })).not.toEqual(unchanged);
  });

  it('is made when something is added after it was declared', () => {
    const added = triggers((stack, api) => {
      const more = new RestResource(stack, 'more', { parent: api.root, pathPart: 'more' });
      const method = new RestMethod(stack, 'more', { path: more.path, httpMethod: 'GET', authorizer: 'iam' });
      new RestProxyIntegration(stack, 'more', { method, alias });
    });

    expect(added).not.toEqual(unchanged);
  });

  it('is made when what a reference leads to has another value', () => {
    expect(unchanged.references).toBe('${sha256(jsonencode([aws_lambda_alias.live.invoke_arn]))}');
  });

  it('is not made for what belongs to another API', () => {
    const beside = triggers((stack) => {
      const other = new RestApi(stack, 'other', { name: 'dev-other' });
      const method = new RestMethod(stack, 'other', { path: other.root, httpMethod: 'GET', authorizer: 'iam' });
      new RestProxyIntegration(stack, 'other', { method, alias });
    });

    expect(beside).toEqual(unchanged);
  });

  it('is not made for settings of a stage, or for what is no part of the API', () => {
    const beside = triggers((stack, api) => {
      const throttle = { burstLimit: 1, rateLimit: 1 };
      const deployment = new RestDeployment(stack, 'second', { api });
      const accessLog = { arn: '${aws_cloudwatch_log_group.api.arn}' };
      const executionLog = { retentionDays: 30 } as const;
      const loggingRole = 'set elsewhere';
      const stage = new RestStage(stack, 'next', { deployment, accessLog, executionLog, loggingRole });
      new MethodSettings(stack, 'all', { stage, method: 'all', throttle, logLevel: 'OFF' });
      new CloudwatchLogGroup(stack, 'log', { name: 'other' });
    });

    expect(beside).toEqual(unchanged);
  });

  it('is not made when parameters and cache keys are written in another order', () => {
    const inOrder = (keys: readonly `querystring.${string}`[]) => {
      const stack = new ScratchStack();
      const api = apiIn(stack);
      const parameters = Object.fromEntries(keys.map((key) => [key, 'optional' as const]));
      getItemsIn(stack, api, { parameters, cacheKey: keys });
      stageIn(stack, api);
      return documentOf(stack).at('aws_api_gateway_deployment.main').triggers;
    };

    expect(inOrder(['querystring.b', 'querystring.a'])).toEqual(inOrder(['querystring.a', 'querystring.b']));
  });

  it('is not made when constructs are declared in another order', () => {
    const inOrder = (ids: readonly string[]) => {
      const stack = new ScratchStack();
      const api = apiIn(stack);
      for (const id of ids) {
        const { path } = new RestResource(stack, id, { parent: api.root, pathPart: id });
        const method = new RestMethod(stack, id, { path, httpMethod: 'GET', authorizer: 'iam' });
        new RestProxyIntegration(stack, id, { method, alias });
      }
      stageIn(stack, api);
      return documentOf(stack).at('aws_api_gateway_deployment.main');
    };

    expect(inOrder(['b', 'a']).triggers).toEqual(inOrder(['a', 'b']).triggers);
    expect(inOrder(['b', 'a']).depends_on).toEqual(inOrder(['a', 'b']).depends_on);
  });
});

describe('RestDeployment', () => {
  it('replaces the snapshot before the old one goes', () => {
    const stack = new ScratchStack();
    stageIn(stack, everything(stack));

    expect(documentOf(stack).at('aws_api_gateway_deployment.main').lifecycle).toEqual({ create_before_destroy: true });
  });

  it('refuses an API that answers nothing', () => {
    const stack = new ScratchStack();
    stageIn(stack, apiIn(stack));

    expect(() => documentOf(stack)).toThrow(
      propRefusal({
        where: 'dev-scratch/RestDeployment.main',
        prop: 'methods of dev-scratch/RestApi.main',
        mustBe: 'one or more',
        was: [],
        fix: 'Add one.',
      }),
    );
  });

  it('refuses a method that nothing answers', () => {
    const stack = new ScratchStack();
    const api = apiIn(stack);
    new RestMethod(stack, 'get', { path: api.root, httpMethod: 'GET', authorizer: 'iam' });
    stageIn(stack, api);

    expect(() => documentOf(stack)).toThrow(
      propRefusal({
        where: 'dev-scratch/RestMethod.get',
        prop: 'integration',
        mustBe: 'something that answers the method',
        was: undefined,
        fix: 'Add one.',
      }),
    );
  });
});
