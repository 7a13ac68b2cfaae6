import type { Construct } from 'constructs';
import { AlertTopic } from '../constructs/alarm/alert-topic';
import { Dashboard } from '../constructs/alarm/dashboard';
import { environmentOf, ownKey, prefixOf } from './environment-of';

/** Where the alarms of a stack go; and, where the environment has dashboards, one that draws what they watch. */
export function alerts(scope: Construct): AlertTopic {
  const { alertEmails: emails, region, dashboards = false } = environmentOf(scope);
  const name = prefixOf(scope);
  if (dashboards) new Dashboard(scope, 'main', { name, region });
  return new AlertTopic(scope, 'alerts', { name: `${name}-alerts`, emails, key: ownKey(scope, 'topics') });
}
