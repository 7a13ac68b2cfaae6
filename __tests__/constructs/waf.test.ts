import { describe, expect, it } from 'vitest';
import { WebAcl, type WebAclProps } from '../../constructs/waf/web-acl';
import { WebAclAssociation } from '../../constructs/waf/web-acl-association';
import { propRefusal } from '../support/prop-refusal';
import { synth } from '../support/synth';
import { answeringIn, apiIn, stageIn } from './rest-api/rest-fixture';

const withWebAcl = (props: Partial<WebAclProps> = {}) =>
  synth((scope) => {
    const api = apiIn(scope);
    answeringIn(scope, api);
    const webAcl = new WebAcl(scope, 'main', { name: 'dev-scratch', requestsPerFiveMinutes: 2000, ...props });
    new WebAclAssociation(scope, 'prod', { webAcl, stage: stageIn(scope, api) });
  });

describe('WebAcl', () => {
  it('is regional and lets requests through unless a rule blocks them', () => {
    expect(withWebAcl().at('aws_wafv2_web_acl.main')).toMatchObject({
      scope: 'REGIONAL',
      default_action: { allow: {} },
    });
  });

  it('looks for common attacks, known bad inputs and callers in a hurry, in this order', () => {
    const rules = withWebAcl().at('aws_wafv2_web_acl.main').rule;

    expect(rules).toMatchObject([
      {
        priority: 0,
        override_action: { none: {} },
        statement: {
          managed_rule_group_statement: { name: 'AWSManagedRulesCommonRuleSet', vendor_name: 'AWS' },
        },
      },
      {
        priority: 1,
        override_action: { none: {} },
        statement: {
          managed_rule_group_statement: { name: 'AWSManagedRulesKnownBadInputsRuleSet', vendor_name: 'AWS' },
        },
      },
      {
        priority: 2,
        action: { block: {} },
        statement: { rate_based_statement: { aggregate_key_type: 'IP', limit: 2000, evaluation_window_sec: 300 } },
      },
    ]);
  });

  it('refuses a rate AWS does not count', () => {
    expect(() => withWebAcl({ requestsPerFiveMinutes: 9 })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebAcl.main',
        prop: 'requestsPerFiveMinutes',
        mustBe: 'a whole number from 10 to 2000000000 requests',
        was: 9,
        fix: 'Begin with ten times what a busy caller needs.',
      }),
    );
  });

  it('refuses a name with a blank', () => {
    expect(() => withWebAcl({ name: 'my acl' })).toThrow(
      propRefusal({ prop: 'name', mustBe: '1 to 128 letters, digits, hyphens and underscores', was: 'my acl' }),
    );
  });
});

describe('WebAclAssociation', () => {
  it('stands before a stage', () => {
    expect(withWebAcl().at('aws_wafv2_web_acl_association.prod')).toMatchObject({
      resource_arn: '${aws_api_gateway_stage.prod.arn}',
      web_acl_arn: '${aws_wafv2_web_acl.main.arn}',
    });
  });
});
