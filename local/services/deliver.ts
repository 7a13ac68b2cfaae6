import type { Lambda } from '../lambda/lambda';
import type { Trace } from '../trace';
import type { Queues } from './sqs/queues';

/** Something that is sent to a resource by its ARN: an event to a function, a message to a queue. */
export interface Delivery {
  readonly to: string;
  /** JSON text, or the text of a message. */
  readonly payload: string;
  /** Service that delivers, and the ARN of what causes it: functions want a permission for it. */
  readonly caller: { readonly principal: string; readonly sourceArn: string };
  /**
   * Group in a FIFO queue.
   *
   * @default - none
   */
  readonly groupId?: string | undefined;
  readonly trace?: Trace | undefined;
}

/** Takes a delivery to one kind of resource; the ARN's service tells which. */
export type Receiver = (delivery: Delivery) => Promise<void> | void;

/** Sends events and messages on: from rules, topics, schedules and streams. */
export class Deliveries {
  private readonly receivers = new Map<string, Receiver>();

  constructor(
    private readonly lambda: () => Lambda | undefined,
    queues: Queues,
    private readonly note: (message: string) => void,
  ) {
    this.receivers.set('sqs', ({ to, payload, groupId }) => {
      const queue = queues.at(to);
      if (queue === undefined) this.note(`${to} is not a queue of this configuration: nothing is delivered`);
      else queue.send({ body: payload, groupId: groupId ?? (queue.settings.fifo ? 'default' : undefined) });
    });
    this.receivers.set('lambda', (delivery) => this.invoke(delivery));
  }

  /** Says who takes what is sent to a service. */
  register(service: string, receiver: Receiver): void {
    this.receivers.set(service, receiver);
  }

  async deliver(delivery: Delivery): Promise<void> {
    const receiver = this.receivers.get(delivery.to.split(':')[2] ?? '');
    if (receiver === undefined) return this.note(`${delivery.to} is not a target that is simulated`);
    try {
      await receiver(delivery);
    } catch (problem) {
      this.note(
        `${delivery.to} did not take an event: ${problem instanceof Error ? problem.message : String(problem)}`,
      );
    }
  }

  private async invoke({ to, payload, caller, trace }: Delivery): Promise<void> {
    const result = await this.lambda()?.invoke({ functionArn: to, payload, caller, trace });
    if (result?.outcome === 'refused') this.note(`${caller.sourceArn} may not call ${to}: ${result.message}`);
    if (result?.outcome === 'failed') this.note(`${to} failed on an event of ${caller.sourceArn}: ${result.payload}`);
  }
}
