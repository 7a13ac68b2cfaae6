import { argument } from '../define';
import { avoids } from '../demands';

/** What the API of AWS only reads, which no schedule may call. */
const reading =
  /:aws-sdk:[a-z0-9]+:(get|describe|list|poll|receive|search|scan|query|select|lookup|validate|batchGet)([A-Z]\w*)?$/;

/** Rules about schedules that call the API of any service. */
export const universalTargetRules = [
  argument({
    id: 'scheduler/service',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html',
    on: 'aws_scheduler_schedule',
    at: 'target.arn',
    must: avoids(
      /:aws-sdk:([^:]*[A-Z]|[^:]*:[A-Z])/,
      'name service and action as arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
    ),
    fix: 'Write the service in small letters, and the action with a small first letter.',
  }),
  argument({
    id: 'scheduler/reading',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html',
    on: 'aws_scheduler_schedule',
    at: 'target.arn',
    must: avoids(reading, 'not be an action that only reads'),
    fix: 'Call a function that reads.',
  }),
];
