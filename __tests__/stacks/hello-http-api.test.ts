import { readFileSync } from 'node:fs';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type HelloHttpApiSettings, helloHttpApi } from '../../config/hello-http-api';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';

const synthesized = (name: TestEnvironmentName, settings: Partial<HelloHttpApiSettings> = {}) =>
  documentOf(
    new HelloHttpApiStack(Testing.app(), environment(name), {
      ...ownSettings(helloHttpApi, name),
      ...named('api', name),
      ...settings,
    }),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;

/** What document 004 says of each resource, in every environment. */
const documented: Record<string, object> = {
  'aws_iam_role.lambda_exec': { assume_role_policy: expect.stringContaining('lambda.amazonaws.com') },
  'aws_lambda_function.api_fn': {
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    role: '${aws_iam_role.lambda_exec.arn}',
    filename: expect.stringMatching(/\/hello\.zip$/),
  },
  'aws_apigatewayv2_api.http_api': { protocol_type: 'HTTP' },
  'aws_apigatewayv2_integration.lambda_integration': {
    api_id: '${aws_apigatewayv2_api.http_api.id}',
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_alias.live.invoke_arn}',
    integration_method: 'POST',
    payload_format_version: '2.0',
  },
  'aws_apigatewayv2_route.route': {
    api_id: '${aws_apigatewayv2_api.http_api.id}',
    route_key: 'GET /hello',
    target: 'integrations/${aws_apigatewayv2_integration.lambda_integration.id}',
  },
  'aws_apigatewayv2_stage.default': {
    api_id: '${aws_apigatewayv2_api.http_api.id}',
    name: '$default',
    auto_deploy: true,
  },
};

/** What document 004 says of the custom domain, in prod, where it has a name. */
const documentedDomain: Record<string, object> = {
  'aws_apigatewayv2_domain_name.custom': {
    domain_name: 'api.myapp.com',
    domain_name_configuration: {
      certificate_arn: '${aws_acm_certificate_validation.cert.certificate_arn}',
      endpoint_type: 'REGIONAL',
      security_policy: 'TLS_1_2',
      ip_address_type: 'dualstack',
    },
  },
  'aws_apigatewayv2_api_mapping.api_map': {
    api_id: '${aws_apigatewayv2_api.http_api.id}',
    domain_name: '${aws_apigatewayv2_domain_name.custom.id}',
    stage: '${aws_apigatewayv2_stage.default.id}',
  },
  'aws_acm_certificate.cert': { domain_name: 'api.myapp.com', validation_method: 'DNS' },
};

describe.each(Object.entries(documents))('hello-http-api in %s', (name, doc) => {
  it.each(Object.entries(documented))('emits %s as the document has it', (address, what) => {
    expect(doc.at(address)).toMatchObject(what);
  });

  it('begins every name in AWS with the name of the stack', () => {
    const prefix = `${name}-hello-http-api`;

    expect([
      doc.at('aws_lambda_function.api_fn').function_name,
      doc.at('aws_apigatewayv2_api.http_api').name,
      doc.at('aws_iam_role.lambda_exec').name,
    ]).toEqual([prefix, prefix, prefix]);
  });

  it('lets the API call the alias that the integration calls', () => {
    expect(doc.at('aws_lambda_permission.api_gateway')).toMatchObject({
      qualifier: '${aws_lambda_alias.live.name}',
      source_arn: '${aws_apigatewayv2_api.http_api.execution_arn}/*/*',
    });
  });

  it('states both throttles', () => {
    expect(doc.at('aws_apigatewayv2_stage.default').default_route_settings).toMatchObject({
      throttling_burst_limit: ownSettings(helloHttpApi, name as TestEnvironmentName).throttle.burstLimit,
      throttling_rate_limit: ownSettings(helloHttpApi, name as TestEnvironmentName).throttle.rateLimit,
    });
  });
});

describe('hello-http-api', () => {
  it.each(Object.entries(documentedDomain))('emits %s in prod as the document has it', (address, what) => {
    expect(prod.at(address)).toMatchObject(what);
  });

  it('has a name of its own in staging and none in dev', () => {
    expect(staging.at('aws_apigatewayv2_domain_name.custom').domain_name).toBe('api.staging.myapp.com');
    expect(dev.ofType('aws_apigatewayv2_domain_name')).toEqual([]);
  });

  it('writes its records in the zone that the name lies in', () => {
    expect(prod.at('data.aws_route53_zone.main').name).toBe('myapp.com');
  });

  it('leads IPv4 and IPv6 callers to the domain', () => {
    expect([prod.at('aws_route53_record.api').type, prod.at('aws_route53_record.api_ipv6').type]).toEqual([
      'A',
      'AAAA',
    ]);
  });

  it('is reached by its domain alone where it has one', () => {
    expect(prod.at('aws_apigatewayv2_api.http_api').disable_execute_api_endpoint).toBe(true);
    expect(dev.at('aws_apigatewayv2_api.http_api').disable_execute_api_endpoint).toBe(false);
  });

  it('tells where callers find it', () => {
    expect(prod.json.output.url.value).toBe('https://api.myapp.com');
    expect(dev.json.output.url.value).toBe('${aws_apigatewayv2_api.http_api.api_endpoint}');
  });

  it('refuses a name outside its zone', () => {
    expect(() => synthesized('prod', { domainName: 'api.notmyapp.com' })).toThrow(
      propRefusal({
        where: 'prod-hello-http-api',
        prop: 'settings.domainName',
        mustBe: 'a name in myapp.com, the hosted zones of the environment',
        was: 'api.notmyapp.com',
      }),
    );
  });

  it('stays a file a newcomer reads in one sitting', () => {
    const lines = readFileSync('stacks/hello-http-api/hello-http-api-stack.ts', 'utf8').trimEnd().split('\n');

    expect(lines.length).toBeLessThan(60);
  });
});
