import type { Environment } from '../../config/environment';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';

/** A line for each environment with data to protect whose alarms write to nobody; nothing for those without alarms. */
export function silentAlarms(environments: readonly Environment[], stacks: ReadonlyMap<string, JsonObject>): string[] {
  const watched = [...stacks].filter(([, document]) => hasAlarms(document)).map(([stack]) => stack);
  return environments
    .filter(({ removal, alertEmails }) => removal.dataProtected && alertEmails.length === 0)
    .filter(({ name }) => watched.some((stack) => stack.startsWith(`${name}-`)))
    .map(({ name }) => `Alarms of ${name} write to nobody: name alertEmails of ${name} in config/environments.ts.`);
}

const hasAlarms = ({ resource }: JsonObject): boolean => asObject(resource).aws_cloudwatch_metric_alarm !== undefined;
