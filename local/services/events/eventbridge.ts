import { randomUUID } from 'node:crypto';
import { textOf } from '../../../terraform/language/value';
import type { Deployed } from '../../deployed/deployed';
import type { Deliveries } from '../deliver';
import { type Call, type Input, type Need, type Service, unknownOperation } from '../service';
import { eventMatches } from './pattern';
import { type Target, targetOf } from './target';

/** A rule of a bus. */
export interface Rule {
  readonly address: string;
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly pattern: unknown;
  readonly schedule: string | undefined;
  readonly targets: readonly Target[];
}

const busName = (bus: unknown): string => String(bus || 'default').replace(/^.*event-bus\//, '');

/** The rules of a document that are enabled. */
export function rulesOf({ model }: Deployed): Rule[] {
  const targets = model.ofType('aws_cloudwatch_event_target');
  return model.ofType('aws_cloudwatch_event_rule').flatMap((rule): Rule[] => {
    if (rule.get('state') === 'DISABLED' || String(rule.get('is_enabled') ?? true) === 'false') return [];
    const text = (name: string): string => textOf(rule.attribute(name)) ?? '';
    const bus = busName(text('event_bus_name'));
    const ours = targets.filter(
      (one) => textOf(one.get('rule')) === text('name') && busName(textOf(one.get('event_bus_name'))) === bus,
    );
    return [
      {
        address: rule.address,
        name: text('name'),
        arn: text('arn'),
        bus,
        pattern: jsonIn(textOf(rule.get('event_pattern'))),
        schedule: textOf(rule.get('schedule_expression')),
        targets: ours.map(targetOf),
      },
    ];
  });
}

function jsonIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** EventBridge: what handlers put goes to the targets of the rules that match. */
export class EventBridge implements Service {
  constructor(
    private readonly deployed: Deployed,
    private readonly rules: readonly Rule[],
    private readonly deliveries: Deliveries,
    private readonly now: () => number,
  ) {
    deliveries.register('events', ({ to, payload }) => this.route(busName(to), JSON.parse(payload) as Input));
  }

  needs({ operation, input }: Call): readonly Need[] {
    const entries = operation === 'PutEvents' ? ((input.Entries ?? []) as Input[]) : [];
    const buses =
      entries.length === 0 ? ['default'] : [...new Set(entries.map(({ EventBusName }) => busName(EventBusName)))];
    return buses.map((bus) => ({ action: `events:${operation}`, resource: this.busArn(bus) }));
  }

  async answer({ operation, input }: Call): Promise<Input> {
    if (operation !== 'PutEvents') throw unknownOperation(`events:${operation}`);
    const Entries = ((input.Entries ?? []) as Input[]).map((entry) => this.put(entry));
    return { FailedEntryCount: Entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries };
  }

  /** Sends an event to the targets of a rule. */
  async fire(rule: Rule, event: Readonly<Record<string, unknown>>): Promise<void> {
    const caller = { principal: 'events.amazonaws.com', sourceArn: rule.arn };
    await Promise.all(
      rule.targets.map(({ arn, groupId, input }) =>
        this.deliveries.deliver({ to: arn, payload: input(event), caller, groupId }),
      ),
    );
  }

  private put({ Source, DetailType, Detail, Resources = [], EventBusName, Time }: Input): Input {
    const detail = jsonIn(String(Detail ?? ''));
    if (!Source || !DetailType || typeof detail !== 'object')
      return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
    const id = randomUUID();
    const event = {
      version: '0',
      id,
      'detail-type': DetailType,
      source: Source,
      account: this.deployed.accountId,
      time: new Date(typeof Time === 'number' ? Time * 1000 : this.now()).toISOString().replace(/\.\d+Z/, 'Z'),
      region: this.deployed.region,
      resources: Resources as unknown,
      detail,
    };
    void this.route(busName(EventBusName), event);
    return { EventId: id };
  }

  private async route(bus: string, event: Readonly<Record<string, unknown>>): Promise<void> {
    const matching = this.rules.filter(
      (rule) => rule.bus === bus && rule.pattern !== undefined && eventMatches(rule.pattern, event),
    );
    await Promise.all(matching.map((rule) => this.fire(rule, event)));
  }

  private busArn(bus: string): string {
    const { partition, region, accountId } = this.deployed;
    return `arn:${partition}:events:${region}:${accountId}:event-bus/${bus}`;
  }
}
