import { expect, it } from 'vitest';
import { EncryptionKey } from '../../../constructs/encryption/encryption-key';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const documentOf = (name: string) =>
  synth((scope) => new EncryptionKey(scope, 'alerts', { name, description: 'Alerts of dev' }));

it('an encryption key is renewed every year and has a name', () => {
  const document = documentOf('dev-alerts');

  expect(document.at('aws_kms_key.alerts')).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  expect(document.at('aws_kms_alias.alerts')).toMatchObject({
    name: 'alias/dev-alerts',
    target_key_id: '${aws_kms_key.alerts.key_id}',
  });
});

it('an encryption key may be used by the account and by its alarms, and by nobody else', () => {
  const { policy } = documentOf('dev-alerts').at('aws_kms_key.alerts');
  const account = '${data.aws_caller_identity.alerts.account_id}';

  expect(JSON.parse(policy).Statement).toEqual([
    {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `arn:\${data.aws_partition.alerts.partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'AlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
  ]);
});

it('refuses a name that AWS keeps for itself', () => {
  expect(() => documentOf('aws/sns')).toThrow(
    propRefusal({
      where: 'dev-scratch/EncryptionKey.alerts',
      prop: 'name',
      mustBe: '1 to 250 letters, digits and / _ -, not beginning with aws/',
      was: 'aws/sns',
      fix: 'Shorten it, and replace other characters.',
    }),
  );
});
