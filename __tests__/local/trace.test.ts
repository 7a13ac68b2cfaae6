import { expect, it } from 'vitest';
import { Trace } from '../../local';

it('keeps what was decided, in order, with the milliseconds since the request began', () => {
  const times = [100, 101, 105];
  const trace = new Trace('r-1', 'hello', 'aws_apigatewayv2_api.hello', () => times.shift() ?? 0);

  trace.step('route', 'GET /hello', 'aws_apigatewayv2_route.hello');
  trace.step('lambda', 'answered');

  expect(trace.steps).toEqual([
    { about: 'route', decision: 'GET /hello', address: 'aws_apigatewayv2_route.hello', at: 1, opens: undefined },
    { about: 'lambda', decision: 'answered', address: undefined, at: 5, opens: undefined },
  ]);
});

it('says at a step which call of a service or which template is to be opened', () => {
  const trace = new Trace('r-1', 'hello', 'aws_apigatewayv2_api.hello', () => 0);

  trace.calledService({ service: 'dynamodb', operation: 'PutItem', access: [] });
  trace.calledService({ service: 'dynamodb', operation: 'GetItem', access: [], error: 'AccessDeniedException' });
  trace.template({ template: '$x', input: '{}', failure: 'x is unknown' }, 'aws_api_gateway_integration.i');

  expect(trace.steps.map(({ about, decision, opens }) => [about, decision, opens])).toEqual([
    ['aws', 'dynamodb PutItem', { in: 'aws', at: 0 }],
    ['aws', 'dynamodb GetItem: AccessDeniedException', { in: 'aws', at: 1 }],
    ['template', 'failed: x is unknown', { in: 'templates', at: 0 }],
  ]);
});

it('leaves out what comes after a thousand steps, and counts it', () => {
  const trace = new Trace('r-1', 'hello', 'aws_apigatewayv2_api.hello', () => 0);

  for (let at = 0; at < 1005; at++) trace.step('aws', String(at));

  expect([trace.steps.length, trace.leftOut]).toEqual([1000, 5]);
});

it('keeps 256 KB of a text and 4 MB of all, and counts what it cuts', () => {
  const trace = new Trace('r-1', 'hello', 'aws_apigatewayv2_api.hello', () => 0);

  for (let at = 0; at < 20; at++) trace.log('x'.repeat(1024 * 1024));

  expect(trace.logs.slice(0, 17).map(({ length }) => length)).toEqual([...Array(16).fill(256 * 1024), 0]);
  expect([trace.characters, trace.leftOut]).toEqual([4 * 1024 * 1024, 20]);
});
