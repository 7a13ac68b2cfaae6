import { describe, expect, it } from 'vitest';
import { LambdaIntegration, type LambdaIntegrationProps } from '../../../constructs/http-api/lambda-integration';
import { aliasByStage } from '../../../constructs/lambda/alias-by-stage';
import { BundledFunction } from '../../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../../constructs/lambda/function-role';
import { aliasIn, bundleOf, functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, stageIn } from './http-parts';

const integration = (props: Partial<LambdaIntegrationProps> = {}, timeoutSeconds = 10) =>
  synth((scope) => {
    const alias = new FunctionAlias(scope, 'live', { function: functionIn(scope, { timeoutSeconds }) });
    new LambdaIntegration(scope, 'lambda', { api: apiIn(scope), alias, ...props });
  }).at('aws_apigatewayv2_integration.lambda');

describe('LambdaIntegration', () => {
  it('calls the alias by payload format 2.0 and waits as long as API Gateway can', () => {
    const emitted = integration();

    expect(emitted).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      integration_type: 'AWS_PROXY',
      integration_uri: '${aws_lambda_alias.live.invoke_arn}',
      payload_format_version: '2.0',
      timeout_milliseconds: 30000,
    });
    expect(emitted).not.toHaveProperty('integration_method');
  });

  it('comes before the one it replaces, which routes still name', () => {
    expect(integration().lifecycle).toEqual({ create_before_destroy: true });
  });

  it('changes answers by their status', () => {
    const responses = { 200: { 'overwrite:header.X-Request-ID': '$context.requestId' } } as const;

    expect(integration({ responses }).response_parameters).toEqual([
      { status_code: '200', mappings: { 'overwrite:header.X-Request-ID': '$context.requestId' } },
    ]);
  });

  it('states POST where told', () => {
    expect(integration({ integrationMethod: 'POST' }).integration_method).toBe('POST');
  });

  it.each([49, 30_001, 100.5])('refuses to wait %s milliseconds', (timeoutMilliseconds) => {
    expect(() => integration({ timeoutMilliseconds })).toThrow(
      propRefusal({
        where: 'dev-scratch/LambdaIntegration.lambda',
        prop: 'timeoutMilliseconds',
        mustBe: 'a whole number from 50 to 30000 milliseconds',
        was: timeoutMilliseconds,
        fix: 'AWS does not raise the limit; answer 202 and work asynchronously instead.',
      }),
    );
  });

  it.each([
    [10_000, 10],
    [30_000, 30],
  ])('refuses to wait %s milliseconds for a function of %s seconds', (timeoutMilliseconds, timeoutSeconds) => {
    expect(() => integration({ timeoutMilliseconds }, timeoutSeconds)).toThrow(
      propRefusal({
        where: 'dev-scratch/LambdaIntegration.lambda',
        prop: 'timeoutMilliseconds',
        mustBe: `longer than the function's timeout of ${timeoutSeconds} seconds`,
        was: timeoutMilliseconds,
        fix: "Shorten the function's timeoutSeconds.",
      }),
    );
  });
});

describe('alias by stage', () => {
  it('is read from the variable of the stage by API Gateway, not by Terraform', () => {
    const doc = synth((scope) => {
      const alias = aliasByStage(aliasIn(scope), []);
      new LambdaIntegration(scope, 'lambda', { api: apiIn(scope), alias });
    });

    expect(doc.at('aws_apigatewayv2_integration.lambda').integration_uri).toBe(
      '${replace(aws_lambda_function.api.invoke_arn, "/invocations", ":$${stageVariables.alias}/invocations")}',
    );
  });

  it('needs the variable on every stage', () => {
    expect(() =>
      synth((scope) => {
        const api = apiIn(scope);
        new LambdaIntegration(scope, 'lambda', { api, alias: aliasByStage(aliasIn(scope), [], 'version') });
        stageIn(scope, 'main', { api });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'variables.version',
        mustBe: 'set, because dev-scratch/LambdaIntegration.lambda reads it',
        was: undefined,
        fix: 'Give it to every stage of the API.',
      }),
    );
  });

  it('refuses a variable no stage can have', () => {
    expect(() => synth((scope) => aliasByStage(aliasIn(scope), [], 'my-alias'))).toThrow(
      propRefusal({
        where: 'dev-scratch/FunctionAlias.live',
        prop: 'stageVariable',
        mustBe: '1 to 64 letters, digits and underscores',
        was: 'my-alias',
        fix: 'Shorten it, and replace other characters.',
      }),
    );
  });

  it('refuses aliases of two functions', () => {
    expect(() =>
      synth((scope) => {
        const first = aliasIn(scope);
        const logGroup = new FunctionLogGroup(scope, 'other', { functionName: 'other', retentionDays: 7 });
        const other = new BundledFunction(scope, 'other', {
          functionName: 'other',
          bundle: bundleOf('another bundle'),
          logGroup,
          role: new FunctionRole(scope, 'other', { name: 'other', logGroup }),
          logLevel: 'INFO',
          powertools: { service: 'other', metricsNamespace: 'Scratch' },
        });
        aliasByStage(first, [new FunctionAlias(scope, 'next', { function: other })]);
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/FunctionAlias.next',
        prop: 'function',
        mustBe: 'that of dev-scratch/FunctionAlias.live, because one integration calls one function',
        was: 'dev-scratch/BundledFunction.other',
        fix: 'Give each function an integration of its own.',
      }),
    );
  });
});
