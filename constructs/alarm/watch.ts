import type { Construct } from 'constructs';
import { Alarm, type AlarmProps } from './alarm';
import type { AlertTopic } from './alert-topic';

/** A row of a table of what is watched: from it come an alarm, its graph on a dashboard, and its saved query. */
export type Watch = Omit<AlarmProps, 'name' | 'topic'>;

/** What is watched, by the ids of the alarms; an absent row has none. */
export type Watches = Readonly<Record<string, Watch | undefined>>;

/** Makes the alarms of a table. They are called `<prefix>-<id>`, with hyphens. */
export function makeAlarms(scope: Construct, watches: Watches, called: { prefix: string; topic: AlertTopic }): void {
  const { prefix, topic } = called;
  for (const [id, watch] of Object.entries(watches)) {
    if (watch) new Alarm(scope, id, { ...watch, name: `${prefix}-${id.replaceAll('_', '-')}`, topic });
  }
}
