import { describe, expect, it } from 'vitest';
import { RestMethod } from '../../../constructs/rest-api/rest-method';
import { RestProxyIntegration } from '../../../constructs/rest-api/rest-proxy-integration';
import { StageAlias } from '../../../constructs/rest-api/stage-alias';
import { functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, stageIn } from './rest-fixture';

const withStageAlias = (variables: Record<string, string>, stageVariable?: string) =>
  synth((scope) => {
    const api = apiIn(scope);
    const alias = new StageAlias(scope, 'alias', { function: functionIn(scope), stageVariable });
    const method = new RestMethod(scope, 'get', { path: api.root, httpMethod: 'GET', authorizer: 'iam' });
    new RestProxyIntegration(scope, 'get', { method, alias });
    stageIn(scope, api, { variables });
  });

describe('StageAlias', () => {
  it('leaves the alias to each stage, in whatever partition and region', () => {
    expect(withStageAlias({ alias: 'live' }).at('aws_api_gateway_integration.get').uri).toBe(
      'arn:${data.aws_partition.alias.partition}:apigateway:${data.aws_region.alias.id}:lambda:path/2015-03-31/functions/${aws_lambda_function.api.arn}:$${stageVariables.alias}/invocations',
    );
  });

  it('stops a stage that names none', () => {
    expect(() => withStageAlias({})).toThrow(
      propRefusal({
        where: 'dev-scratch/RestStage.prod',
        prop: 'variables.alias',
        mustBe: 'set, because integrations read it',
        was: undefined,
        fix: 'Add it.',
      }),
    );
  });

  it('refuses a variable AWS does not take', () => {
    expect(() => withStageAlias({}, 'my-alias')).toThrow(
      propRefusal({ prop: 'stageVariable', mustBe: '1 to 64 letters, digits and underscores', was: 'my-alias' }),
    );
  });
});
