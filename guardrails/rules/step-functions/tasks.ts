import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { forbids } from '../iam/role-permissions';

const machine = 'aws_sfn_state_machine';

/** What every task of a definition calls, at any depth. */
function calledIn(value: Value | undefined, depth = 0): string[] {
  if (depth > 40) return [];
  if (isList(value)) return value.flatMap((one) => calledIn(one, depth + 1));
  if (!isMap(value)) return [];
  const own = value.Type === 'Task' ? textOf(value.Resource) : undefined;
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap((one) => calledIn(one, depth + 1))];
}

const calledBy = (resource: Resource): string[] => calledIn(documentOf(resource.get('definition')));

/** Tasks whose end a rule of EventBridge tells, which Step Functions makes with the role of the machine. */
const awaited =
  /^arn:[\w-]+:states:::(ecs:runTask|batch:submitJob|codebuild:startBuild|states:startExecution)\.sync(:2)?$/;

/** Rules about what the tasks of a state machine need. */
export const stateTaskRules = [
  rule({
    id: 'step-functions/express-tasks',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html',
    on: machine,
    demand: 'a state machine of type EXPRESS waits for nothing: it has no .sync and no .waitForTaskToken',
    fix: 'Call without waiting, or use type STANDARD.',
    check: (resource) => {
      const waiting = calledBy(resource).find((one) => /\.(sync(:2)?|waitForTaskToken)$/.test(one));
      return (
        resource.get('type') === 'EXPRESS' &&
        waiting !== undefined &&
        `definition must not wait for a task with type EXPRESS, had ${shown(waiting)}`
      );
    },
  }),
  rule({
    id: 'step-functions/managed-rule-role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html',
    on: machine,
    demand: 'the role of a state machine that waits for tasks must allow to make the rule that tells their end',
    fix: 'Allow events:PutTargets, events:PutRule and events:DescribeRule in a policy of the role.',
    check: (resource, model) => {
      const role = model.follow(resource, 'role_arn', 'aws_iam_role');
      const waiting = calledBy(resource).find((one) => awaited.test(one));
      return (
        role !== undefined &&
        waiting !== undefined &&
        forbids(role, 'events:PutRule', model) &&
        `role_arn must be a role that allows events:PutRule for ${waiting}, ${role.address} does not`
      );
    },
  }),
];
