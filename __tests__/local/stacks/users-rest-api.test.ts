import { beforeAll, describe, expect, it } from 'vitest';
import { usersRestApi } from '../../../config/users-rest-api';
import { firstEnvironment, lastEnvironment } from '../../support/own-environments';
import { synthesizedStack } from '../../support/synthesized-stacks';
import { mainStage, nextStage, type RestStage, restStage, type Where } from './rest-stage';
import { calledEnvironments } from './run-stack';
import { Clock, messageOf, promisedBy, throttled } from './throttled';

const first = `${firstEnvironment}-users-rest-api`;
const last = `${lastEnvironment}-users-rest-api`;
const stages = calledEnvironments.flatMap((environment): [stack: string, stage: string, where: Where][] => {
  const stack = `${environment}-users-rest-api`;
  return [
    [stack, environment, mainStage(stack, environment)],
    [stack, 'next', nextStage(stack)],
  ];
});

describe.each(stages)('%s, stage %s', (stack, stage, where) => {
  let api: RestStage;
  beforeAll(async () => {
    api = await restStage(stack, where);
  });

  const ada = { email: 'ada@example.com', name: 'Ada' };

  it('creates, lists, shows, changes and deletes a user', async () => {
    const created = await api.call('POST /users', { body: ada });
    const { id } = created.json as { id: string };
    const statuses = [
      created,
      await api.call('GET /users'),
      await api.call(`GET /users/${id}`),
      await api.call(`PUT /users/${id}`, { body: { ...ada, name: 'Ada L.' } }),
      await api.call(`DELETE /users/${id}`),
      await api.call(`GET /users/${id}`),
    ].map(({ status }) => status);

    expect(statuses).toEqual([201, 200, 200, 200, 204, 404]);
  });

  it('creates one user for an e-mail address', async () => {
    await api.call('POST /users', { body: { ...ada, email: 'twice@example.com' } });

    expect((await api.call('POST /users', { body: { ...ada, email: 'twice@example.com' } })).status).toBe(409);
  });

  it('shows who a user is without a function, and without the e-mail address', async () => {
    const made = (await api.call('POST /users', { body: { name: 'Ada "L." O\'Hara', email: `${stage}@example.com` } }))
      .json;
    const { status, json, steps, headers } = await api.call(`GET /users/${made.id}/summary`);

    expect([status, json]).toEqual([200, { id: made.id, name: made.name, createdAt: made.createdAt }]);
    expect(steps.some((step) => step.startsWith('lambda: api'))).toBe(false);
    expect(headers['access-control-allow-origin']).toBe(usersRestApi[lastEnvironment].allowOrigins[0]);
  });

  it('answers 404 to who asks for a user that is not there', async () => {
    const { status, json, headers } = await api.call('GET /users/nobody/summary');

    expect([status, json]).toEqual([404, { message: 'Not found', request_id: headers['x-amzn-requestid'] }]);
  });

  it('puts a request for an export into the queue, with who asked for it', async () => {
    const { status, json, headers } = await api.call('POST /users/7/exports');
    const queue = api.running.run.worlds[0]?.services.queues?.find(({ settings }) =>
      settings.name.endsWith('-exports'),
    );

    expect([status, json]).toEqual([202, { request_id: headers['x-amzn-requestid'] }]);
    expect(queue?.first(1)[0]?.body).toBe('7');
  });

  it('calls the alias that its variable names', async () => {
    const { steps } = await api.call('GET /users');
    const alias = stage === 'next' ? 'api:next' : 'api:live';

    expect(steps.some((step) => step.startsWith(`lambda: ${alias}`))).toBe(true);
  });

  it.each([
    ['without a token', { Authorization: '' }, 401, 'Unauthorized'],
    ['with a token that is none', { Authorization: 'Bearer nonsense' }, 401, 'Unauthorized'],
    ['without a key', { 'x-api-key': '' }, 403, 'Forbidden'],
    ['with a key that nobody has', { 'x-api-key': 'nobody' }, 403, 'Forbidden'],
  ])('refuses who comes %s, dressed for browsers', async (_, headers, status, message) => {
    const answer = await api.call('GET /users', { headers });

    expect([answer.status, answer.json]).toEqual([status, { message, request_id: answer.headers['x-amz-apigw-id'] }]);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['POST /users', {}, 'Invalid request body'],
    ['POST /users', { ...ada, name: '' }, 'Invalid request body'],
    ['PUT /users/1', { email: 'no address' }, 'Invalid request body'],
  ])('refuses what its models do not take: %s %j', async (line, body, message) => {
    const { status, json } = await api.call(line, { body });

    expect([status, json]).toEqual([400, expect.objectContaining({ message })]);
  });

  it('takes no other media type for a new user', async () => {
    expect((await api.call('POST /users', { headers: { 'Content-Type': 'text/plain' }, body: 'Ada' })).status).toBe(
      415,
    );
  });

  it('answers preflights to the origins that it knows', async () => {
    const known = await api.call('OPTIONS /users', {
      headers: { Authorization: '', 'x-api-key': '', Origin: usersRestApi[lastEnvironment].allowOrigins[1] ?? '' },
    });
    const unknown = await api.call('OPTIONS /users/1', { headers: { Origin: 'https://evil.example' } });

    expect([known.status, known.headers['access-control-allow-methods']]).toEqual([204, 'GET,POST,PUT,DELETE,OPTIONS']);
    expect(unknown.headers['access-control-allow-origin']).toBe(usersRestApi[lastEnvironment].allowOrigins[0]);
  });

  it('knows no other path and no other method', async () => {
    expect([(await api.call('GET /nothing')).status, (await api.call('PATCH /users')).status]).toEqual([403, 403]);
  });
});

it('prod is served at its domain alone', async () => {
  const { running } = await restStage(last, { prefix: '' });
  const { status, text } = await running.call(`GET /${lastEnvironment}/users`);

  expect([status, text]).toEqual([403, '{"message":"Forbidden"}']);
});

/** The JSON of a stack whose partner has another plan for the main stage. */
function withPlan(stack: string, plan: string): object {
  const json = synthesizedStack(stack);
  json.resource.aws_api_gateway_usage_plan_key.partner_standard.usage_plan_id = `\${aws_api_gateway_usage_plan.${plan}.id}`;
  return json;
}

describe('the plans of the partner', () => {
  const { standard, premium, next } = usersRestApi[lastEnvironment].plans;
  const start = async (plan: string, where: Where) => {
    const clock = new Clock();
    const json = withPlan(last, plan);
    const api = await restStage(last, where, { now: clock.now }, json);
    return { clock, call: () => api.ask('POST /users', { body: {} }) };
  };

  it.each([
    ['standard', mainStage(last, lastEnvironment), standard.throttle],
    ['premium', mainStage(last, lastEnvironment), premium.throttle],
    ['next', nextStage(last), next.throttle],
  ])('%s: lets through what its throttle says, and refuses the next request', async (plan, where, throttle) => {
    const { call, clock } = await start(plan, where);

    expect(await throttled(call, throttle, clock)).toEqual(promisedBy(throttle));
  });

  it.each([
    ['next', nextStage(first), usersRestApi[firstEnvironment].plans.next],
    ['premium', mainStage(first, firstEnvironment), usersRestApi[firstEnvironment].plans.premium],
  ])(
    '%s: is used up after the requests of a month, and there again in the next month',
    async (plan, where, { requestsPerMonth, throttle }) => {
      const clock = new Clock();
      const json = withPlan(first, plan);
      const api = await restStage(first, where, { now: clock.now }, json);
      const call = () => api.ask('POST /users', { body: {} });
      const statuses = new Set<number>();
      // Slowly enough for the firewall, which counts for five minutes.
      for (let at = 0; at < requestsPerMonth; at++) {
        if (at % throttle.burstLimit === 0) clock.pass(60);
        statuses.add((await call()).status);
      }
      clock.pass(60);
      const refused = await call();

      expect([[...statuses], refused.status, messageOf(refused)]).toEqual([[400], 429, 'Limit Exceeded']);
      clock.pass(31 * 86_400);
      expect((await call()).status).not.toBe(429);
    },
  );
});

describe('the limits for callers without a plan', () => {
  const { throttles, requestsPerFiveMinutes } = usersRestApi[lastEnvironment];
  const start = async (where = mainStage(last, lastEnvironment)) => {
    const clock = new Clock();
    const api = await restStage(last, where, { now: clock.now });
    return { clock, call: () => api.ask('OPTIONS /users') };
  };

  it.each([
    ['main', mainStage(last, lastEnvironment), throttles.main],
    ['next', nextStage(last), throttles.next],
  ])(
    'stage %s: lets each method through as its throttle says, and refuses the next request',
    async (_, where, throttle) => {
      const { call, clock } = await start(where);

      expect(await throttled(call, throttle, clock)).toEqual(promisedBy(throttle));
    },
  );

  it('the firewall blocks an address that asks too often in five minutes, for as long', async () => {
    const { call, clock } = await start();
    const { burstLimit, rateLimit } = throttles.main;
    const statuses = new Set<number>();
    for (let at = 0; at < requestsPerFiveMinutes; at++) {
      if (at % burstLimit === 0) clock.pass(burstLimit / rateLimit);
      statuses.add((await call()).status);
    }
    clock.pass(1);
    const refused = await call();

    expect([[...statuses], refused.status, messageOf(refused)]).toEqual([[204], 403, 'Forbidden']);
    clock.pass(300);
    expect((await call()).status).toBe(204);
  });
});
