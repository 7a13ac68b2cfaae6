import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lambdaContext, payloads } from '../../support/api-events';
import { captureOutput } from '../../support/http-service';

let handler: (event: unknown, context: typeof lambdaContext) => Promise<object>;
beforeAll(async () => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'hello');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Gatehouse/Hello');
  captureOutput();
  handler = (await import('../../../functions/hello/handler')).handler;
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe.each(payloads)('The hello function, payload $payload', ({ makeEvent }) => {
  const invoke = (route: string) => handler(makeEvent(route, { authorizer: null }), lambdaContext);

  it('says hello', async () => {
    expect(await invoke('GET /hello')).toMatchObject({
      statusCode: 200,
      body: '{"message":"Hello from Gatehouse."}',
    });
  });

  it.each(['POST /hello', 'GET /'])('answers 404 to %s', async (route) => {
    expect(await invoke(route)).toMatchObject({ statusCode: 404 });
  });
});

it('lets a warm-up return at once', async () => {
  expect(await handler({ warmup: true }, lambdaContext)).toEqual({ statusCode: 204, body: '' });
});

it('answers 400 to what is no event', async () => {
  expect(await handler(null, lambdaContext)).toMatchObject({ statusCode: 400 });
});
