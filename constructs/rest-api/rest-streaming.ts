import { Fn, TerraformStack } from 'cdktf';
import { checkIntegrationTimeout, integrationTimeoutMilliseconds } from '../api/integration-timeout';
import { PropError, type PropProblem, sentenceOf } from '../prop-error';
import { providerFloor } from '../provider-floor';
import type { RestIntegration } from './rest-integration';

/** What proxy integrations that may stream take. */
export interface Streaming {
  /**
   * Whether callers get the answer piece by piece, while it is still written. Then it may have more than 10 MB and take up to 15 minutes;
   * a function must write it by `awslambda.streamifyResponse`. Not with a cache or compression. The stack then needs version 6.25.0 of the
   * provider or newer.
   *
   * @default false
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
   */
  readonly streamed?: boolean;

  /**
   * How long API Gateway waits for the end of an answer, in milliseconds: 50 to 29000, or 900000 where it is streamed.
   *
   * @default 29000, or 900000 where it is streamed
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeoutMilliseconds?: number;
}

/** What an integration says of how its answer reaches callers, checked. */
export function transfer(integration: RestIntegration, { streamed = false, timeoutMilliseconds }: Streaming) {
  const kind = streamed ? 'restStream' : 'rest';
  const milliseconds = timeoutMilliseconds ?? integrationTimeoutMilliseconds[kind];
  checkIntegrationTimeout(integration, kind, milliseconds);
  if (!streamed) return { timeoutMilliseconds: milliseconds };
  checkStreamed(integration);
  providerFloor(TerraformStack.of(integration), '6.25.0');
  return { timeoutMilliseconds: milliseconds, responseTransferMode: 'STREAM' };
}

/**
 * ARN by which API Gateway asks Lambda for an answer piece by piece, made of the ARN by which it asks for the whole. The permission is the same:
 * `lambda:InvokeFunction`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html
 */
export const streamingInvokeArn = (invokeArn: string): string =>
  ways.reduce(
    (arn, [whole, pieces]) => (arn.includes(whole) ? arn.replace(whole, pieces) : Fn.replace(arn, whole, pieces)),
    invokeArn,
  );

/** What stands in the ARN that asks for the whole, and in the other. */
const ways = [
  ['2015-03-31', '2021-11-15'],
  ['/invocations', '/response-streaming-invocations'],
] as const;

/** API Gateway must hold the whole of an answer to cache or compress it. */
function checkStreamed(integration: RestIntegration): void {
  const { method } = integration;
  if (method.api.compressed)
    throw new PropError(integration, {
      ...notWith('compression'),
      was: method.api.node.path,
      fix: 'Leave out minimumCompressionBytes of the API, or compress in the function.',
    });
  if (method.cacheKey.length > 0)
    throw new PropError(integration, {
      ...notWith('a cache key'),
      was: method.cacheKey,
      fix: 'Leave out cacheKey of the method, or streamed.',
    });
  integration.node.addValidation({ validate: () => cachedAllTheSame(integration) });
}

/** The settings that cache a method may be made after its integration. */
function cachedAllTheSame({ node, method }: RestIntegration): string[] {
  if (method.cachedBy === undefined) return [];
  const fix = 'Leave out cache of those settings, or streamed.';
  return [sentenceOf(node.path, { ...notWith('a cache'), was: method.cachedBy.node.path, fix })];
}

const notWith = (what: string): Pick<PropProblem, 'prop' | 'mustBe'> => ({
  prop: 'streamed',
  mustBe: `absent on a method with ${what}, which needs the whole answer`,
});
