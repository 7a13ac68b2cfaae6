import { expect, it } from 'vitest';
import { Trace } from '../../local';

it('keeps what was decided, in order, with the milliseconds since the request began', () => {
  const times = [100, 101, 105];
  const trace = new Trace('r-1', 'hello', 'aws_apigatewayv2_api.hello', () => times.shift() ?? 0);

  trace.step('route', 'GET /hello', 'aws_apigatewayv2_route.hello');
  trace.step('lambda', 'answered');

  expect(trace.steps).toEqual([
    { about: 'route', decision: 'GET /hello', address: 'aws_apigatewayv2_route.hello', at: 1, detail: undefined },
    { about: 'lambda', decision: 'answered', address: undefined, at: 5, detail: undefined },
  ]);
});
