import { describe, expect, it } from 'vitest';
import type { AccessLogFields } from '../../../constructs/api/access-log';
import { httpAccessLogFields } from '../../../constructs/http-api/http-access-log';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { stageIn } from './http-parts';

const log = (accessLogFields?: AccessLogFields) =>
  synth((scope) => stageIn(scope, 'main', { accessLogFields })).at('aws_apigatewayv2_stage.main').access_log_settings;

describe('access log of an HTTP API', () => {
  it('is one line of JSON that says who asked, what was answered, and why not', () => {
    const { format } = log();

    expect(JSON.parse(format)).toEqual(httpAccessLogFields);
    expect(format).not.toContain('\n');
  });

  it('goes to its log group, without a trailing :*', () => {
    expect(log().destination_arn).toBe('${aws_cloudwatch_log_group.main.arn}');
  });

  it.each(['requestId', 'extendedRequestId'] as const)('takes $context.%s as the id of a request', (id) => {
    expect(JSON.parse(log({ id: `$context.${id}` }).format)).toEqual({ id: `$context.${id}` });
  });

  it('refuses lines without the id of the request', () => {
    expect(() => log({ status: '$context.status' })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'accessLogFields',
        mustBe: 'a list that holds $context.requestId',
        was: ['$context.status'],
        fix: 'Add requestId: "$context.requestId".',
      }),
    );
  });

  it.each([
    'resourcePath',
    'resourceId',
    'identity.apiKey',
    'identity.apiKeyId',
    'xrayTraceId',
    'waf.status',
    'webaclArn',
  ] as const)('refuses $context.%s, which only REST APIs fill', (name) => {
    expect(() => log({ id: '$context.requestId', other: `$context.${name}` })).toThrow(
      propRefusal({
        prop: 'accessLogFields',
        mustBe: 'variables that HTTP APIs fill',
        was: `$context.${name}`,
        fix: 'Leave it out: it is logged as "-".',
      }),
    );
  });

  it('refuses more than 3 KB', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, place) => [`field_number_${place}`, '$context.status'] as const),
    );

    expect(() => log({ id: '$context.requestId', ...many })).toThrow(
      propRefusal({ prop: 'accessLogFields', mustBe: 'at most 3072 bytes as JSON' }),
    );
  });
});
