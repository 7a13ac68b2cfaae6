import { expect, test } from 'vitest';
import { changesIn } from './apply-output';
import { ownAccount } from './own-account';
import { addressesOf, type StateResource } from './state';

const account = ownAccount();

test('an HTTP integration is replaced while routes name it: the new one comes first', async () => {
  const [stack, at] = ['dev-hello-http-api', 'aws_apigatewayv2_integration.lambda_integration'];
  const project = account.projectOf(stack);
  await project.deploy();

  project.change(stack, { at, argument: ['integration_type'], to: 'HTTP_PROXY' });
  project.change(stack, { at, argument: ['integration_uri'], to: 'https://example.com' });
  project.change(stack, { at, argument: ['payload_format_version'], to: '1.0' });
  const changes = changesIn(await project.apply(stack));

  expect(changes).toEqual([`${at} Creating`, `${at} Destroying`, 'aws_apigatewayv2_route.route Modifying']);
  expect(await project.plan(stack)).toEqual([]);
  expect(await project.destroy(stack)).toMatchObject({ code: 0 });
});

test('a REST integration that is replaced deletes itself, unless it is taken out of the state first', async () => {
  const [stack, at] = ['dev-users-rest-api', 'aws_api_gateway_integration.custom'];
  const project = account.projectOf(stack);
  await project.deploy();
  const responses = responsesOf(at, project.resources(stack));

  await project.forget(stack, [at, ...responses]);
  project.change(stack, { at, argument: ['passthrough_behavior'], to: 'WHEN_NO_TEMPLATES' });
  const deployment = 'aws_api_gateway_deployment.main';
  const recipe = changesIn(await project.apply(stack)).filter((change) => !change.startsWith('aws_api_gateway_stage.'));
  expect(recipe).toEqual([...[at, ...responses].map((address) => `${address} Creating`)].sort());
  expect(await project.plan(stack)).toEqual([]);

  project.change(stack, { at, argument: ['passthrough_behavior'], to: 'NEVER' });
  expect(changesIn(await project.apply(stack))).toEqual(expect.arrayContaining([`${at} Creating`, `${at} Destroying`]));
  const left = (await project.plan(stack)).filter((change) => !change.includes(deployment));
  expect(left.map((change) => /^# (\S+).* will be created/.exec(change)?.[1]).sort()).toEqual(
    [at, ...responses].sort(),
  );
  expect(await project.destroy(stack)).toMatchObject({ code: 0 });
});

/** What AWS deletes together with an integration: the responses of its method. */
function responsesOf(integration: string, resources: readonly StateResource[]): string[] {
  const method = methodOf(resources.find(({ address }) => address === integration));
  const responses = resources.filter(({ type }) => type === 'aws_api_gateway_integration_response');
  return addressesOf(responses.filter((response) => methodOf(response) === method));
}

function methodOf(resource: StateResource | undefined): string {
  return `${resource?.attributes.http_method} ${resource?.attributes.resource_id}`;
}
