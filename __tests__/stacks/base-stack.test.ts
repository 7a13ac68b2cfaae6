import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../config/environment';
import { project } from '../../config/project';
import { HttpApi } from '../../constructs/http-api/http-api';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from '../support/environments';
import { documentOf, synth } from '../support/synth';

class EmptyStack extends BaseStack {}

const terraform = (backend: Backend = { kind: 'local' }) =>
  documentOf(new EmptyStack(Testing.app(), { ...environment('dev'), backend }, 'empty')).json.terraform;

describe('BaseStack', () => {
  it('takes both majors of the provider that its JSON is written for', () => {
    expect(terraform().required_providers).toEqual({
      aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
    });
  });

  it('keeps local state beside the project, wherever the project is', () => {
    expect(terraform().backend).toEqual({ local: { path: '../../../terraform-state/dev-empty.tfstate' } });
  });

  it('keeps state in a workspace of its own name in Terraform Cloud', () => {
    const backend = { kind: 'cloud', organization: 'acme', hostname: 'tfe.acme.com', project: 'apis' } as const;

    expect(terraform(backend)).toMatchObject({
      cloud: { organization: 'acme', hostname: 'tfe.acme.com', workspaces: { name: 'dev-empty', project: 'apis' } },
    });
  });

  it('finds the workspace in Terraform Cloud by tags, the name of the stack among them', () => {
    const backend = { kind: 'cloud', organization: 'acme', project: 'apis', tags: ['gatehouse', 'team:web'] } as const;

    expect(terraform(backend).cloud).toEqual({
      organization: 'acme',
      workspaces: { tags: ['gatehouse', 'team:web', 'dev-empty'], project: 'apis' },
    });
  });

  it('leaves to TF_CLOUD_ORGANIZATION and friends what config leaves out', () => {
    expect(terraform({ kind: 'cloud' }).cloud).toEqual({ workspaces: { name: 'dev-empty' } });
  });

  it('has no local backend beside Terraform Cloud', () => {
    expect(terraform({ kind: 'cloud' }).backend).toBeUndefined();
  });

  it('adds the tags that config has, which may replace its own', () => {
    const tags = { 'cost-center': '1234', 'managed-by': 'platform' };
    const stack = new EmptyStack(Testing.app(), { ...environment('dev'), tags }, 'empty');

    expect(documentOf(stack).json.provider.aws[0].default_tags).toEqual([
      {
        tags: {
          project,
          environment: 'dev',
          api: 'empty',
          'managed-by': 'platform',
          'cost-center': '1234',
        },
      },
    ]);
  });

  it('tags everything with project, environment, api and owner', () => {
    const stack = new EmptyStack(Testing.app(), environment('prod'), 'empty');

    expect(documentOf(stack).json.provider.aws).toEqual([
      {
        region: 'eu-west-1',
        default_tags: [{ tags: { project, environment: 'prod', api: 'empty', 'managed-by': 'terraform' } }],
      },
    ]);
  });

  it('gives nested constructs addresses without hashes', () => {
    const doc = synth((scope) => new HttpApi(scope, 'main', { name: 'x' }));

    expect(doc.addresses()).toEqual(['aws_apigatewayv2_api.main']);
  });
});

describe('addresses used twice', () => {
  const route = (scope: Construct, id: string) => new Apigatewayv2Route(scope, id, { apiId: 'x', routeKey: 'GET /' });

  it('stop synth and name both constructs', () => {
    expect(() =>
      synth((scope) => {
        route(scope, 'a.same');
        route(scope, 'b.same');
      }),
    ).toThrow(
      'aws_apigatewayv2_route.same: must be one construct, was dev-scratch/a.same and dev-scratch/b.same. Give one of them another id.',
    );
  });

  it('may differ in their type', () => {
    expect(() =>
      synth((scope) => {
        route(scope, 'a.same');
        new SnsTopic(scope, 'b.same', { name: 'x' });
      }),
    ).not.toThrow();
  });

  it('are found although cdktf writes ids that normalise alike as one', () => {
    expect(() =>
      synth((scope) => {
        route(scope, 'GET--a--{id}').overrideLogicalId('get_a_id');
        route(scope, 'GET--a--id').overrideLogicalId('get_a_id');
      }),
    ).toThrow('was dev-scratch/GET--a--{id} and dev-scratch/GET--a--id.');
  });
});
