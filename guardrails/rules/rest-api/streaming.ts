import { numberOf } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { outlineOf, soleReference } from '../apis';
import { argument, rule, shown } from '../define';
import { oneOf } from '../demands';
import { restApiOf } from './api';
import { integration, isHttp, typeOf } from './integration';

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html';

/** Whether answers certainly reach callers piece by piece. */
export const streams = (resource: Body): boolean => resource.get('response_transfer_mode') === 'STREAM';

/** Rules about integrations that stream. */
export const restStreamingRules = [
  argument({
    id: 'rest-api/transfer-mode',
    severity: 'rejects',
    source: guide,
    on: integration,
    at: 'response_transfer_mode',
    must: oneOf(['BUFFERED', 'STREAM']),
    fix: 'Write STREAM, or leave it out.',
  }),
  rule({
    id: 'rest-api/stream-proxy',
    severity: 'rejects',
    source: guide,
    on: integration,
    demand: 'only AWS_PROXY and HTTP_PROXY can stream',
    fix: 'Leave response_transfer_mode out, or let the function write status, headers and body itself.',
    check: (resource) => {
      const type = typeOf(resource);
      return (
        streams(resource) &&
        type !== undefined &&
        !['AWS_PROXY', 'HTTP_PROXY'].includes(type) &&
        `type must be AWS_PROXY or HTTP_PROXY with response_transfer_mode STREAM, was ${type}`
      );
    },
  }),
  rule({
    id: 'rest-api/stream-uri',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/45649',
    on: integration,
    demand: 'a function that streams must be called by response-streaming-invocations',
    fix: 'Use response_streaming_invoke_arn of the function, or replace 2015-03-31 by 2021-11-15 and /invocations by /response-streaming-invocations.',
    check: (resource) =>
      streams(resource) &&
      !isHttp(resource) &&
      asksForTheWhole(resource) &&
      'uri must end with /response-streaming-invocations with response_transfer_mode STREAM, ended with /invocations',
  }),
  rule({
    id: 'rest-api/stream-compression',
    severity: 'misbehaves',
    source: guide,
    on: integration,
    demand: 'what is streamed is not compressed',
    fix: 'Leave minimum_compression_size out, or compress in the function.',
    check: (resource, model) => {
      const size = numberOf(restApiOf(resource, model)?.get('minimum_compression_size'));
      return (
        streams(resource) &&
        size !== undefined &&
        size >= 0 &&
        `response_transfer_mode must not be STREAM in an API that compresses, minimum_compression_size is ${shown(size)}`
      );
    },
  }),
];

/** Whether the address that is called answers when all is written. */
function asksForTheWhole(resource: Body): boolean {
  if (soleReference(resource.symbolic('uri'))?.attribute === 'invoke_arn') return true;
  const text = outlineOf(resource.get('uri'), '?') ?? '';
  return /:lambda:path\/.*[^?]\/invocations$/.test(text);
}
