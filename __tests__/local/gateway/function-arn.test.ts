import { expect, it } from 'vitest';
import { functionArnIn } from '../../../local/gateway/function-arn';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:items:live';

it.each([
  ['an invoke ARN', `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`, arn],
  ['the ARN of a function', arn, arn],
  ['a URL', 'https://example.com', undefined],
])('finds the function in %s', (_, uri, found) => {
  expect(functionArnIn(uri)).toBe(found);
});
