import { randomUUID } from 'node:crypto';
import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import type { Deliveries } from './deliver';
import { eventMatches } from './events/pattern';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from './service';

interface Subscription {
  readonly address: string;
  readonly arn: string;
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly raw: boolean;
  readonly filter: unknown;
  readonly filtersBody: boolean;
}

/** SNS: what is published goes to the functions and queues that subscribe. */
export class Sns implements Service {
  private readonly topics: readonly string[];
  private readonly subscriptions: readonly Subscription[];

  constructor(
    { model }: Deployed,
    private readonly deliveries: Deliveries,
    private readonly now: () => number,
    unsupported: (address: string, why: string) => void,
  ) {
    this.topics = model.ofType('aws_sns_topic').map((topic) => textOf(topic.attribute('arn')) ?? '');
    this.subscriptions = model.ofType('aws_sns_topic_subscription').map((one) => {
      const text = (name: string): string => textOf(one.attribute(name)) ?? '';
      return {
        address: one.address,
        arn: text('arn'),
        topic: text('topic_arn'),
        protocol: text('protocol'),
        endpoint: text('endpoint'),
        raw: text('raw_message_delivery') === 'true',
        filter: jsonIn(text('filter_policy')),
        filtersBody: text('filter_policy_scope') === 'MessageBody',
      };
    });
    for (const { address, protocol } of this.subscriptions)
      if (protocol !== 'lambda' && protocol !== 'sqs')
        unsupported(address, `nothing is sent by ${protocol || 'this protocol'}`);
    deliveries.register('sns', ({ to, payload }) => void this.publish({ TopicArn: to, Message: payload }));
  }

  needs({ operation, input }: Call): readonly Need[] {
    const action = operation === 'PublishBatch' ? 'Publish' : operation;
    return [{ action: `sns:${action}`, resource: String(input.TopicArn ?? input.TargetArn ?? '*') }];
  }

  async answer({ operation, input }: Call): Promise<Input> {
    if (operation === 'Publish') return { MessageId: this.publish(input) };
    if (operation === 'PublishBatch') return this.batch(input);
    if (operation === 'ListTopics') return { Topics: this.topics.map((TopicArn) => ({ TopicArn })) };
    throw unknownOperation(`sns:${operation}`);
  }

  private batch({ TopicArn, PublishBatchRequestEntries = [] }: Input): Input {
    const entries = PublishBatchRequestEntries as Input[];
    const Successful = entries.map((entry) => ({ Id: entry.Id, MessageId: this.publish({ ...entry, TopicArn }) }));
    return { Successful: { member: Successful }, Failed: {} };
  }

  private publish(input: Input): string {
    const topic = String(input.TopicArn ?? input.TargetArn ?? '');
    if (!this.topics.includes(topic)) throw new ServiceFault('NotFound', 'Topic does not exist', 404);
    const MessageId = randomUUID();
    const attributes = attributesIn(input);
    for (const subscription of this.subscriptions)
      if (subscription.topic === topic && passes(subscription, input, attributes))
        void this.hand(subscription, MessageId, input, attributes);
    return MessageId;
  }

  private hand(subscription: Subscription, MessageId: string, input: Input, attributes: Input): Promise<void> {
    const { protocol, endpoint, raw, topic, arn } = subscription;
    const caller = { principal: 'sns.amazonaws.com', sourceArn: topic };
    const message = {
      Type: 'Notification',
      MessageId,
      TopicArn: topic,
      ...(input.Subject !== undefined && { Subject: String(input.Subject) }),
      Message: String(input.Message ?? ''),
      Timestamp: new Date(this.now()).toISOString(),
      SignatureVersion: '1',
      MessageAttributes: attributes,
    };
    const lambda = {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: arn,
      Sns: { Subject: null, ...message },
    };
    const sqs = raw ? message.Message : JSON.stringify(message);
    const payload = protocol === 'lambda' ? JSON.stringify({ Records: [lambda] }) : sqs;
    if (protocol !== 'lambda' && protocol !== 'sqs') return Promise.resolve();
    return this.deliveries.deliver({
      to: endpoint,
      payload,
      caller,
      groupId: input.MessageGroupId as string | undefined,
    });
  }
}

function jsonIn(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Attributes as subscribers see them: `{ name: { Type, Value } }`. */
function attributesIn({ MessageAttributes }: Input): Input {
  const list = Array.isArray(MessageAttributes)
    ? MessageAttributes.map((one: Input) => [String(one.Name), one.Value as Input] as const)
    : Object.entries((MessageAttributes ?? {}) as Record<string, Input>);
  return Object.fromEntries(
    list.map(([name, value]) => [name, { Type: value.DataType, Value: value.StringValue ?? value.BinaryValue }]),
  );
}

function passes({ filter, filtersBody }: Subscription, input: Input, attributes: Input): boolean {
  if (filter === undefined) return true;
  if (filtersBody) return eventMatches(filter, jsonIn(String(input.Message ?? '')));
  const values = Object.entries(attributes).map(([name, { Type, Value }]) => [
    name,
    Type === 'Number' ? Number(Value) : Type === 'String.Array' ? jsonIn(String(Value)) : Value,
  ]);
  return eventMatches(filter, Object.fromEntries(values));
}
