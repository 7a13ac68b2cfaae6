import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';

/** What {@link AlertTopic} takes. */
export interface AlertTopicProps {
  /** Name of the topic: 1 to 256 letters, digits, hyphens and underscores. */
  readonly name: string;

  /**
   * Who is written to, once they have confirmed the mail AWS sends them.
   *
   * @default - nobody; subscribe a pager to the topic instead
   */
  readonly emails?: readonly string[];

  /**
   * What the topic is encrypted with; it then lets alarms use it.
   *
   * @default - AWS does not encrypt it at rest
   */
  readonly key?: EncryptionKey;
}

/**
 * Where alarms go. Its key is one's own or none: alarms cannot publish to a topic that is encrypted with the key AWS manages for SNS, and
 * they would fail without a word.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export class AlertTopic extends NamedConstruct {
  /** ARN of the topic. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, emails = [], key }: AlertTopicProps) {
    super(scope, id);
    this.check(name, emails);

    const topic = new SnsTopic(this, 'Default', { name, kmsMasterKeyId: key?.ofAlarms() });
    emails.forEach((endpoint, place) => {
      new SnsTopicSubscription(this, `email_${place + 1}`, { topicArn: topic.arn, protocol: 'email', endpoint });
    });

    this.arn = topic.arn;
  }

  private check(name: string, emails: readonly string[]): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[A-Za-z0-9_-]{1,256}$/,
      mustBe: '1 to 256 letters, digits, hyphens and underscores',
      fix: 'Shorten it, and replace other characters.',
    });
    for (const value of emails) {
      checkPattern(this, {
        prop: 'emails',
        value,
        pattern: /^[^\s@]+@[^\s@]+$/,
        mustBe: 'an e-mail address',
        fix: 'Write it as in team@myapp.com.',
      });
    }
  }
}
