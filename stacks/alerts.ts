import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AlertTopic } from '../constructs/alarm/alert-topic';
import { Dashboard } from '../constructs/alarm/dashboard';
import { EncryptionKey } from '../constructs/encryption/encryption-key';
import { environmentOf } from './environment-of';

/** Where the alarms of a stack go; and, where the environment has dashboards, one that draws what they watch. */
export function alerts(scope: Construct): AlertTopic {
  const { alertEmails: emails, region, dashboards = false, ownKeys = [] } = environmentOf(scope);
  const name = TerraformStack.of(scope).node.id;
  if (dashboards) new Dashboard(scope, 'main', { name, region });
  const key = ownKeys.includes('topics')
    ? new EncryptionKey(scope, 'alerts', { name: `${name}-alerts`, description: `Alerts of ${name}` })
    : undefined;
  return new AlertTopic(scope, 'alerts', { name: `${name}-alerts`, emails, key });
}
