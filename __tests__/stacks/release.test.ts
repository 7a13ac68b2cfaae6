import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../config/release';
import { propRefusal } from '../support/prop-refusal';
import { ReleasedStack, type ReleasedStackOptions, tenth } from '../support/released-stacks';
import { documentOf } from '../support/synth';

type Kind = 'http' | 'rest' | 'websocket';
const kinds: readonly Kind[] = ['http', 'rest', 'websocket'];
const document = (kind: Kind, release?: Partial<Release>, options?: ReleasedStackOptions) =>
  documentOf(new ReleasedStack(Testing.app(), kind, release && { ...tenth, ...release }, options));

/** What a stack has because of its release. */
const ofTheRelease = /^aws_(codedeploy_\w+|iam_role|iam_role_policy)\.(release|live)$/;

describe.each(kinds)('A release of a stack with an API of kind %s', (kind) => {
  const doc = document(kind, {});

  it('makes what CodeDeploy needs for the alias', () => {
    expect(doc.addresses().filter((address) => ofTheRelease.test(address))).toEqual([
      'aws_codedeploy_app.release',
      'aws_codedeploy_deployment_config.release',
      'aws_codedeploy_deployment_group.live',
      'aws_iam_role.release',
      'aws_iam_role_policy.release',
    ]);
  });

  it('watches the alarms that config/ names', () => {
    expect(doc.at('aws_codedeploy_deployment_group.live').alarm_configuration.alarms).toEqual([
      'dev-list-api-5xx',
      'dev-list-function-errors',
    ]);
  });

  it('tells the command how it goes', () => {
    expect(JSON.parse(doc.json.output.release.value)).toEqual({
      percent: 10,
      minutes: 10,
      linear: false,
      alarms: ['dev-list-api-5xx', 'dev-list-function-errors'],
    });
  });

  it('is nowhere in the JSON without the setting', () => {
    const without = document(kind);
    expect(without.addresses().filter((address) => ofTheRelease.test(address))).toEqual([]);
    expect(without.json.output ?? {}).not.toHaveProperty('release');
    expect(without.at('aws_lambda_alias.live')).not.toHaveProperty('lifecycle');
    expect(JSON.stringify(without.json)).not.toMatch(/codedeploy|canary/);
  });
});

describe('A release of a REST stage', () => {
  const doc = document('rest', {});
  const stage = doc.at('aws_api_gateway_stage.dev');

  it('shows nobody what is new until the command does', () => {
    expect(stage.deployment_id).toBe('${aws_api_gateway_deployment.main.id}');
    expect(stage.canary_settings).toMatchObject({
      deployment_id: '${aws_api_gateway_deployment.canary.id}',
      percent_traffic: 0,
    });
  });

  it('leaves the share and the released snapshot to the command', () => {
    expect(stage.lifecycle).toEqual({ ignore_changes: ['deployment_id', 'canary_settings[0].percent_traffic'] });
  });

  it('takes a new snapshot with every change, and holds the one that is released', () => {
    expect(doc.at('aws_api_gateway_deployment.canary').lifecycle).toEqual({ create_before_destroy: true });
    expect(doc.at('aws_api_gateway_deployment.main').lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ['triggers'],
    });
  });

  it('takes the first two snapshots in turn, so that the first is not taken for news', () => {
    expect(doc.at('aws_api_gateway_deployment.main').depends_on).toContain('aws_api_gateway_deployment.canary');
    expect(document('rest').at('aws_api_gateway_deployment.main').depends_on).not.toContain(
      'aws_api_gateway_deployment.canary',
    );
  });
});

describe('A release is refused', () => {
  const refused = (release: Partial<Release>, problem: Omit<Parameters<typeof propRefusal>[0], 'where'>) =>
    expect(() => document('http', release)).toThrow(propRefusal({ where: 'dev-list', ...problem }));
  const prop = 'settings.release.alarms';

  it.each([0, 100, 0.5])('at %s percent', (percent) => {
    refused(
      { percent },
      {
        prop: 'settings.release.percent',
        mustBe: 'a whole number from 1 to 99 percent',
        was: percent,
        fix: 'Write 10 for a tenth of the calls.',
      },
    );
  });

  it.each([0, 2881])('over %s minutes', (minutes) => {
    refused(
      { minutes },
      {
        prop: 'settings.release.minutes',
        mustBe: 'a whole number from 1 to 2880 minutes',
        was: minutes,
        fix: 'Take what the alarms need to go off.',
      },
    );
  });

  it.each([[[]], ['api_5xx'], [undefined]])('with %j for alarms', (alarms) => {
    refused(
      { alarms: alarms as never },
      {
        prop,
        mustBe: 'one alarm or more',
        was: alarms,
        fix: 'This stack has function_errors, function_throttles, api_5xx, api_latency, api_4xx_rate.',
      },
    );
  });

  it('with an alarm that the stack does not have', () => {
    refused(
      { alarms: ['api_5xx', 'function_error'] },
      {
        prop,
        mustBe: 'the Terraform names of alarms of this stack',
        was: 'function_error',
        fix: 'Did you mean function_errors?',
      },
    );
  });

  it('with an alarm that needs longer than the release', () => {
    refused(
      { minutes: 2 },
      {
        prop,
        mustBe: 'alarms that go off before 2 minutes have passed',
        was: 'api_5xx, which needs 2 minutes to go off',
        fix: 'Give the release more minutes.',
      },
    );
  });

  it('of an alias that is held at a version', () => {
    expect(() => document('http', {}, { version: '7' })).toThrow(
      propRefusal({
        where: 'dev-list/DeploymentGroup.live',
        prop: 'alias',
        mustBe: 'one that follows the newest version',
      }),
    );
  });
});
