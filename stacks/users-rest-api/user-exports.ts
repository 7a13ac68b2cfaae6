import type { Construct } from 'constructs';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { Queue } from '../../constructs/messaging/queue';
import { jsonText } from '../../constructs/rest-api/mapping-template';
import { corsHeaders, originTemplate, type RestCors } from '../../constructs/rest-api/rest-cors';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import { RestServiceIntegration } from '../../constructs/rest-api/rest-service-integration';
import { sendMessage } from '../../constructs/rest-api/services/send-message';
import { serviceAnswers } from '../../constructs/rest-api/services/service-answers';
import { deadLetterAlarm } from '../dead-letter-alarm';
import { ownKey } from '../environment-of';

/** What {@link userExports} takes. */
export interface UserExportsProps {
  /** How names in AWS begin. */
  readonly prefix: string;

  /** The method that asks for an export. */
  readonly method: RestMethod;

  /** Which pages may read the answers. */
  readonly cors: RestCors;

  /** Where the alarm goes. */
  readonly topic: AlertTopic;
}

const requestId = jsonText('$context.requestId');

/** The caller need not wait: what was asked for has an id. */
const template = `${requestId.set}
{ "request_id": ${requestId.value} }
`;

/**
 * The queue `exports`, into which a request for a user's data goes without a function between. The message is the user's id; who asked
 * for it, and in which request, are attributes that no caller writes.
 */
export function userExports(scope: Construct, { prefix, method, cors, topic }: UserExportsProps): Queue {
  const queueName = `${prefix}-exports`;
  const queue = new Queue(scope, 'exports', { name: queueName, key: ownKey(scope, 'queues') });
  deadLetterAlarm(scope, 'exports', {
    queue,
    queueName,
    title: 'Exports that nobody could work on',
    happened: 'Nobody could work on an export.',
    topic,
  });
  const integration = new RestServiceIntegration(scope, 'create_export', {
    method,
    roleName: queueName,
    call: sendMessage({
      queue,
      messageBody: "$input.params('id')",
      attributes: { caller: '$context.authorizer.userId', request: '$context.requestId' },
    }),
  });
  serviceAnswers(scope, 'export', {
    integration,
    success: { statusCode: '202', template },
    headers: corsHeaders(cors),
    before: originTemplate(cors),
  });
  return queue;
}
