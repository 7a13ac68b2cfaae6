import { describe, expect, it } from 'vitest';
import { runSmall } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';

describe('a custom domain', () => {
  const run = () =>
    runSmall(
      { 'GET /things/{id}': {} },
      {
        aws_api_gateway_domain_name: {
          d: {
            domain_name: 'api.example.com',
            regional_certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
          },
        },
        aws_api_gateway_base_path_mapping: {
          pay: { api_id: api, domain_name: 'api.example.com', base_path: 'payment', stage_name: 's' },
        },
      },
    );

  it('keeps its base path in the path, and not in the resource [G138]', async () => {
    const { call } = await run();
    const { json } = await call('GET /payment/things/1', { host: 'api.example.com' });
    const event = json() as { path: string; resource: string; requestContext: object };

    expect([event.path, event.resource]).toEqual(['/payment/things/1', '/things/{id}']);
    expect(event.requestContext).toMatchObject({
      path: '/payment/things/1',
      stage: 's',
      domainName: 'api.example.com',
      domainPrefix: 'api',
    });
  });

  it('is forbidden where nothing is mapped', async () => {
    const { call } = await run();

    expect((await call('GET /other/things/1', { host: 'api.example.com' })).status).toBe(403);
  });
});

describe('a stage variable', () => {
  const integration = {
    type: 'AWS_PROXY',
    integration_http_method: 'POST',
    uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:$${stageVariables.name}/invocations',
  };
  const stage = (name: string) => ({
    rest_api_id: api,
    stage_name: name,
    deployment_id: '${aws_api_gateway_deployment.d.id}',
  });

  it('names the function of a method, which each needs a permission of its own [G199]', async () => {
    const { call } = await runSmall(
      { 'GET /a': { integration } },
      {
        aws_lambda_function: {
          closed: {
            function_name: 'closed',
            role: 'arn:aws:iam::123456789012:role/small',
            handler: 'index.echo',
            runtime: 'nodejs22.x',
            filename: 'code',
          },
        },
        aws_api_gateway_stage: {
          s: { variables: { name: 'echo' } },
          t: { ...stage('t'), variables: { name: 'closed' } },
        },
      },
    );

    expect([(await call('GET /s/a')).status, (await call('GET /t/a')).status]).toEqual([200, 500]);
  });
});
