import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { helloHttpApi } from '../../../config/hello-http-api';
import { lastEnvironment } from '../../support/own-environments';
import { calledEnvironments, type RunningStack, runStack } from './run-stack';
import { Clock, promisedBy, throttled } from './throttled';

describe.each(calledEnvironments)('hello-http-api of %s', (environment) => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await runStack(`${environment}-hello-http-api`);
  });
  afterAll(() => stack.close());

  it('says hello', async () => {
    const answer = await stack.call('GET /hello');

    expect([answer.status, answer.text]).toEqual([200, '{"message":"Hello from Gatehouse."}']);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.headers['apigw-requestid']).toMatch(/^[\w+/-]{15}=$/);
  });

  it.each(['GET /', 'GET /hello/', 'POST /hello', 'HEAD /hello', 'OPTIONS /hello'])(
    'answers 404 to %s',
    async (line) => {
      const { status, text } = await stack.call(line);

      expect([status, text]).toEqual([404, line.startsWith('HEAD') ? '' : '{"message":"Not Found"}']);
    },
  );

  it('writes its access log', async () => {
    await stack.call('GET /hello');
    const steps = stack.events.flatMap((event) => (event.event === 'request' ? event.steps : []));
    const line = steps.findLast(({ about }) => about === 'access log')?.decision ?? '{}';

    expect(JSON.parse(line)).toMatchObject({
      httpMethod: 'GET',
      routeKey: 'GET /hello',
      status: '200',
      integrationError: '-',
    });
  });

  const byDefault = helloHttpApi[environment].domainName === undefined ? 200 : 404;

  it(`answers ${byDefault} at its default endpoint`, async () => {
    expect((await stack.callDefault('GET /hello')).status).toBe(byDefault);
  });
});

it('hello-http-api of prod lets through what its throttle says, and refuses the next request', async () => {
  const clock = new Clock();
  const stack = await runStack(`${lastEnvironment}-hello-http-api`, { now: clock.now });
  onTestFinished(() => stack.close());
  const { throttle } = helloHttpApi[lastEnvironment];

  expect(await throttled(() => stack.call('GET /hello'), throttle, clock)).toEqual(promisedBy(throttle));
});
