import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { Alarm } from '../../../constructs/alarm/alarm';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { DeploymentApp } from '../../../constructs/codedeploy/deployment-app';
import { DeploymentConfig } from '../../../constructs/codedeploy/deployment-config';
import { DeploymentGroup } from '../../../constructs/codedeploy/deployment-group';
import { DeploymentRole } from '../../../constructs/codedeploy/deployment-role';
import { FunctionAlias } from '../../../constructs/lambda/function-alias';
import { ProvisionedConcurrency } from '../../../constructs/lambda/provisioned-concurrency';
import { aliasIn, functionIn } from '../../support/function';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const alarmIn = (scope: Construct): Alarm =>
  new Alarm(scope, 'errors', {
    name: 'dev-errors',
    title: 'Errors a minute',
    description: 'Look here.',
    watches: { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: { FunctionName: 'x' }, statistic: 'Sum' },
    threshold: 1,
    topic: new AlertTopic(scope, 'alerts', { name: 'dev-alerts' }),
  });

function groupIn(scope: Construct, alias: FunctionAlias, props: { name?: string; alarms?: Alarm[] } = {}) {
  return new DeploymentGroup(scope, {
    name: 'live-of-dev-scratch',
    app: new DeploymentApp(scope, 'release', { name: 'dev-scratch-release' }),
    config: new DeploymentConfig(scope, 'release', { namePrefix: 'dev-scratch', percent: 10, minutes: 10 }),
    role: new DeploymentRole(scope, 'release', { name: 'dev-scratch-release', aliases: [alias] }),
    alias,
    alarms: props.alarms ?? [alarmIn(scope)],
    ...props,
  });
}

describe('DeploymentGroup', () => {
  const doc = synth((scope) => groupIn(scope, aliasIn(scope)));

  it('moves one alias of a function, and takes it back when an alarm goes off, a release fails or is stopped', () => {
    expect(doc.at('aws_codedeploy_deployment_group.live')).toMatchObject({
      app_name: '${aws_codedeploy_app.release.name}',
      deployment_group_name: 'live-of-dev-scratch',
      deployment_config_name: '${aws_codedeploy_deployment_config.release.deployment_config_name}',
      service_role_arn: '${aws_iam_role.release.arn}',
      deployment_style: { deployment_option: 'WITH_TRAFFIC_CONTROL', deployment_type: 'BLUE_GREEN' },
      alarm_configuration: { enabled: true, alarms: ['dev-errors'] },
      auto_rollback_configuration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      depends_on: ['aws_iam_role_policy.release'],
    });
    expect(doc.at('aws_codedeploy_app.release')).toMatchObject({
      name: 'dev-scratch-release',
      compute_platform: 'Lambda',
    });
  });

  it('leaves the alias where CodeDeploy put it: Terraform makes it at the first version, and moves it no more', () => {
    expect(doc.at('aws_lambda_alias.live')).toMatchObject({
      function_version: '${aws_lambda_function.api.version}',
      lifecycle: { ignore_changes: ['function_version', 'routing_config'] },
    });
  });

  it('lets CodeDeploy move this alias and read alarms, and no more', () => {
    const { Statement } = JSON.parse(doc.at('aws_iam_role_policy.release').policy);
    expect(Statement).toEqual([
      {
        Sid: 'MoveAliases',
        Effect: 'Allow',
        Action: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        Resource: ['${aws_lambda_function.api.arn}', '${aws_lambda_function.api.arn}:*'],
      },
      { Sid: 'ReadAlarms', Effect: 'Allow', Action: ['cloudwatch:DescribeAlarms'], Resource: ['*'] },
    ]);
    expect(JSON.parse(doc.at('aws_iam_role.release').assume_role_policy).Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'codedeploy.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  it('refuses a group that no alarm watches', () => {
    expect(() => synth((scope) => groupIn(scope, aliasIn(scope), { alarms: [] }))).toThrow(
      propRefusal({
        where: 'dev-scratch/DeploymentGroup.live',
        prop: 'alarms',
        mustBe: 'a list of 1 to 50 alarms',
        was: [],
        fix: 'Without an alarm nothing takes a release back.',
      }),
    );
  });

  it('refuses a name that AWS does not take', () => {
    expect(() => synth((scope) => groupIn(scope, aliasIn(scope), { name: 'a b' }))).toThrow(
      propRefusal({ prop: 'name', mustBe: '1 to 100 letters, digits and . _ + = , @ -', was: 'a b' }),
    );
  });

  it('refuses an alias that is held at a version', () => {
    const held = (scope: Construct) => new FunctionAlias(scope, 'live', { function: functionIn(scope), version: '7' });

    expect(() => synth((scope) => groupIn(scope, held(scope)))).toThrow(
      propRefusal({
        where: 'dev-scratch/DeploymentGroup.live',
        prop: 'alias',
        mustBe: 'one that follows the newest version',
        was: 'dev-scratch/FunctionAlias.live, held at version 7',
        fix: 'Leave the version out of config/, or the release.',
      }),
    );
  });

  it.each(['before', 'after'])(
    'refuses provisioned concurrency that the alias was given %s it was released',
    (order) => {
      const build = (scope: Construct) => {
        const alias = aliasIn(scope);
        const provision = () => new ProvisionedConcurrency(scope, 'api', { alias, executions: 5 });
        if (order === 'before') provision();
        groupIn(scope, alias);
        provision();
      };
      const [where, was] = ['dev-scratch/DeploymentGroup.live', 'dev-scratch/ProvisionedConcurrency.api'];

      expect(() => synth(build)).toThrow(
        propRefusal({
          where: order === 'before' ? where : was,
          prop: 'alias',
          mustBe: 'released gradually or given provisioned concurrency, not both',
          was: order === 'before' ? was : where,
          fix: 'AWS changes no provisioned concurrency of an alias with two versions: leave release or provisionedConcurrency out of config/.',
        }),
      );
    },
  );
});
