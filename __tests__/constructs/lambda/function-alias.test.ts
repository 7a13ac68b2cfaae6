import { describe, expect, it } from 'vitest';
import { ApiInvokePermission } from '../../../constructs/lambda/api-invoke-permission';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { ProvisionedConcurrency } from '../../../constructs/lambda/provisioned-concurrency';
import { Warmup } from '../../../constructs/lambda/warmup';
import { aliasIn, functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

describe('FunctionAlias', () => {
  it('points at the version last published', () => {
    expect(synth((scope) => aliasIn(scope)).at('aws_lambda_alias.live')).toMatchObject({
      name: 'live',
      function_name: '${aws_lambda_function.api.function_name}',
      function_version: '${aws_lambda_function.api.version}',
    });
  });

  it('points at the version it is told', () => {
    const pinned = synth((scope) => new FunctionAlias(scope, 'live', { function: functionIn(scope), version: '7' }));

    expect(pinned.at('aws_lambda_alias.live').function_version).toBe('7');
  });

  it('refuses to point at code that changes with every upload', () => {
    const build = () =>
      synth((scope) => new FunctionAlias(scope, 'live', { function: functionIn(scope), version: '$LATEST' }));

    expect(build).toThrow(
      propRefusal({ prop: 'version', mustBe: 'the number of a published version', was: '$LATEST' }),
    );
  });

  it('refuses a name of digits alone', () => {
    expect(() =>
      synth((scope) => new FunctionAlias(scope, 'live', { function: functionIn(scope), name: '12' })),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/FunctionAlias.live',
        prop: 'name',
        mustBe: '1 to 128 letters, digits, hyphens and underscores, not digits alone',
        was: '12',
        fix: 'Name it for its role, as in live.',
      }),
    );
  });

  it('is kept warm in one way, not two', () => {
    expect(() =>
      synth((scope) => {
        const alias = aliasIn(scope);
        new ProvisionedConcurrency(scope, 'api', { alias, executions: 5 });
        new Warmup(scope, 'warmup', { name: 'warm', alias });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/Warmup.warmup',
        prop: 'alias',
        mustBe: 'kept warm in one way',
        was: 'dev-scratch/ProvisionedConcurrency.api',
        fix: 'Choose provisioned concurrency or a scheduled warm-up, not both.',
      }),
    );
  });
});

describe('ProvisionedConcurrency', () => {
  it('keeps environments of the alias ready', () => {
    const doc = synth((scope) => new ProvisionedConcurrency(scope, 'api', { alias: aliasIn(scope), executions: 5 }));

    expect(doc.at('aws_lambda_provisioned_concurrency_config.api')).toMatchObject({
      function_name: '${aws_lambda_function.api.function_name}',
      qualifier: '${aws_lambda_alias.live.name}',
      provisioned_concurrent_executions: 5,
    });
  });

  it("asks for the account's limit, which a new account has at 10, and plans nothing that AWS would refuse", () => {
    const doc = synth((scope) => {
      const made = functionIn(scope);
      for (const [id, executions] of [
        ['live', 5],
        ['next', 20],
      ] as const) {
        new ProvisionedConcurrency(scope, id, { alias: new FunctionAlias(scope, id, { function: made }), executions });
      }
    });

    expect(doc.json.variable.lambda_concurrency_limit).toMatchObject({
      type: 'number',
      nullable: false,
      validation: [
        expect.objectContaining({ condition: '${var.lambda_concurrency_limit >= 105}' }),
        expect.objectContaining({
          condition: '${var.lambda_concurrency_limit >= 120}',
          error_message:
            'lambda_concurrency_limit must be 120 or more, for 20 provisioned executions and the 100 that Lambda leaves to others. Have the quota L-B99A9384 raised, or take provisionedConcurrency out of config/.',
        }),
      ],
    });
  });

  it('refuses none', () => {
    expect(() =>
      synth((scope) => new ProvisionedConcurrency(scope, 'api', { alias: aliasIn(scope), executions: 0 })),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/ProvisionedConcurrency.api',
        prop: 'executions',
        mustBe: 'a whole number from 1 to 10000 environments',
        was: 0,
        fix: 'Leave provisioned concurrency out where none is wanted.',
      }),
    );
  });
});

describe('Warmup', () => {
  const warmup = (everyMinutes?: number) =>
    synth((scope) => new Warmup(scope, 'warmup', { name: 'dev-warmup', alias: aliasIn(scope), everyMinutes }));

  it('calls every five minutes', () => {
    expect(warmup().at('aws_cloudwatch_event_rule.warmup')).toMatchObject({
      name: 'dev-warmup',
      schedule_expression: 'rate(5 minutes)',
    });
  });

  it('writes one minute in the singular AWS demands', () => {
    expect(warmup(1).at('aws_cloudwatch_event_rule.warmup').schedule_expression).toBe('rate(1 minute)');
  });

  it('calls the alias that callers use', () => {
    expect(warmup().at('aws_cloudwatch_event_target.warmup')).toMatchObject({
      rule: '${aws_cloudwatch_event_rule.warmup.name}',
      arn: '${aws_lambda_alias.live.arn}',
      input: '{"warmup":true}',
      depends_on: ['aws_lambda_permission.warmup'],
    });
  });

  it('may call the alias, and only from its own rule', () => {
    expect(warmup().at('aws_lambda_permission.warmup')).toMatchObject({
      statement_id: 'AllowEventBridge',
      action: 'lambda:InvokeFunction',
      qualifier: '${aws_lambda_alias.live.name}',
      principal: 'events.amazonaws.com',
      source_arn: '${aws_cloudwatch_event_rule.warmup.arn}',
    });
  });

  it.each([0, 61, 2.5])('refuses every %s minutes', (everyMinutes) => {
    expect(() => warmup(everyMinutes)).toThrow(
      propRefusal({
        where: 'dev-scratch/Warmup.warmup',
        prop: 'everyMinutes',
        mustBe: 'a whole number from 1 to 60 minutes',
        was: everyMinutes,
        fix: 'Take 5; an environment idle for an hour is gone.',
      }),
    );
  });

  it('refuses a name EventBridge does not take', () => {
    expect(() => synth((scope) => new Warmup(scope, 'warmup', { name: 'a b', alias: aliasIn(scope) }))).toThrow(
      propRefusal({
        where: 'dev-scratch/Warmup.warmup',
        prop: 'name',
        mustBe: '1 to 64 letters, digits and . - _',
        was: 'a b',
        fix: 'Shorten it.',
      }),
    );
  });
});

describe('ApiInvokePermission', () => {
  const permission = (props: object = {}) =>
    synth(
      (scope) =>
        new ApiInvokePermission(scope, 'api_gateway', { alias: aliasIn(scope), executionArn: 'arn', ...props }),
    );

  it('lets every route of one API call the alias', () => {
    expect(permission().at('aws_lambda_permission.api_gateway')).toMatchObject({
      statement_id: 'AllowAPIGateway',
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.api.function_name}',
      qualifier: '${aws_lambda_alias.live.name}',
      principal: 'apigateway.amazonaws.com',
      source_arn: 'arn/*/*',
    });
  });

  it('narrows to the calls it is given', () => {
    expect(permission({ calls: '/authorizers/abc' }).at('aws_lambda_permission.api_gateway').source_arn).toBe(
      'arn/authorizers/abc',
    );
  });

  it('refuses a statement id Lambda does not take', () => {
    expect(() => permission({ statementId: 'a b' })).toThrow(
      propRefusal({
        where: 'dev-scratch/ApiInvokePermission.api_gateway',
        prop: 'statementId',
        mustBe: '1 to 100 letters, digits, hyphens and underscores',
        was: 'a b',
        fix: 'Shorten it.',
      }),
    );
  });
});
