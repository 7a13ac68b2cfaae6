import { Fn } from 'cdktf';
import type { PolicyStatement } from '../../lambda/policy-document';
import { formTemplate } from '../mapping-template';
import type { CallOf } from './rest-service-call';

/** What {@link sendMessage} takes. */
export interface SendMessageProps {
  /** The queue, by its ARN, and what its key needs. */
  readonly queue: { readonly arn: string; readonly keyStatements?: readonly PolicyStatement[] };

  /**
   * The message, at most 256 KB.
   *
   * @default '$input.body' - the whole body
   */
  readonly messageBody?: string;

  /**
   * Attributes of the message: texts, none of them empty. Who called stands here, as in `$context.authorizer.userId`: what is in the
   * body, the caller wrote.
   *
   * @default - none
   */
  readonly attributes?: Readonly<Record<string, string>>;

  /**
   * What orders messages of a FIFO queue; required there.
   *
   * @default - none
   */
  readonly messageGroupId?: string;

  /**
   * What tells messages of a FIFO queue apart.
   *
   * @default - none
   */
  readonly messageDeduplicationId?: string;
}

/**
 * Puts a message into an SQS queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function sendMessage({ queue, messageBody = '$input.body', ...message }: SendMessageProps): CallOf<'sqs'> {
  const partOfArn = (at: number) => Fn.element(Fn.split(':', queue.arn), at);
  return {
    service: 'sqs',
    action: 'SendMessage',
    path: `${partOfArn(4)}/${partOfArn(5)}`,
    requestTemplate: formTemplate({
      Action: 'SendMessage',
      MessageBody: messageBody,
      ...(message.messageGroupId !== undefined && { MessageGroupId: message.messageGroupId }),
      ...(message.messageDeduplicationId !== undefined && { MessageDeduplicationId: message.messageDeduplicationId }),
      ...attributesOf(message.attributes ?? {}),
    }),
    resources: [queue.arn],
    keyStatements: queue.keyStatements,
  };
}

/** Attributes as a form writes them: numbered from 1. */
function attributesOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const parts = Object.entries(attributes).map(([name, value], at) => ({
    [`MessageAttribute.${at + 1}.Name`]: name,
    [`MessageAttribute.${at + 1}.Value.DataType`]: 'String',
    [`MessageAttribute.${at + 1}.Value.StringValue`]: value,
  }));
  return Object.assign({}, ...parts);
}
