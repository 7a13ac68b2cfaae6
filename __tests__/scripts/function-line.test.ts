import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { functionLine } from '../../scripts/dev/function-line';

/** What a person reads of a line of a function. */
function shown(line: string, address = 'aws_lambda_function.orders'): string | undefined {
  const text = functionLine({ event: 'log', stack: 'dev-shop', function: address, line });
  return text === undefined ? undefined : stripVTControlCharacters(text).trimStart();
}

it.each([
  ['aws_lambda_function.orders', 'orders'],
  ['aws_lambda_function.orders["eu.west"]', 'orders["eu.west"]'],
  ['module.orders.aws_lambda_function.this[0]', 'module.orders.this[0]'],
  ['module.all["aws_lambda_function."].aws_lambda_function.this', 'module.all["aws_lambda_function."].this'],
])('a line of %s begins with %s', (address, name) => {
  expect(shown('called', address)).toBe(`${name} | called`);
});

it("a line with Lambda's prefix is its message, with the level where that is not INFO", () => {
  const prefix = '2026-01-01T00:00:00.000Z\t6f1c\t';

  expect(shown(`${prefix}INFO\tcalled`)).toBe('orders | called');
  expect(shown(`${prefix}ERROR\tbroken`)).toBe('orders | ERROR broken');
});

it('a line of a logger is its message and what else it tells, without time and request', () => {
  const line = { level: 'WARN', message: 'slow', timestamp: '2026-01-01', requestId: '6f1c', milliseconds: 3 };

  expect(shown(JSON.stringify(line))).toBe('orders | WARN slow {"milliseconds":3}');
});

it('JSON of something else than a logger stays as it is', () => {
  expect(shown('{"level":3}')).toBe('orders | {"level":3}');
});

it('metrics are left out', () => {
  const metrics = { CloudWatchMetrics: [{ Namespace: 'shop', Dimensions: [[]], Metrics: [{ Name: 'sold' }] }] };

  expect(shown(JSON.stringify({ _aws: metrics, sold: 1 }))).toBeUndefined();
});
