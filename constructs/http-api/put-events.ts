import type { ServiceCall } from './service-call';

/** What {@link putEvents} takes. */
export interface PutEventsProps {
  /** ARN of the event bus. */
  readonly eventBusArn: string;

  /** What the event says, as JSON. `$request.body` is the whole body. */
  readonly detail: string;

  /** What kind of event it is. */
  readonly detailType: string;

  /** Who says it. */
  readonly source: string;

  /**
   * ARNs the event is about, as JSON.
   *
   * @default - none
   */
  readonly resources?: string;

  /**
   * When it happened.
   *
   * @default - when it arrives
   */
  readonly time?: string;

  /**
   * X-Ray's trace header, for rules that pass it on.
   *
   * @default - none
   */
  readonly traceHeader?: string;
}

/**
 * Puts an event on an EventBridge bus. EventBridge answers 200 also where it did not take the event: `FailedEntryCount` is then 1.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function putEvents({ eventBusArn, ...event }: PutEventsProps): ServiceCall {
  return {
    subtype: 'EventBridge-PutEvents',
    parameters: {
      EventBusName: eventBusArn,
      Detail: event.detail,
      DetailType: event.detailType,
      Source: event.source,
      Resources: event.resources,
      Time: event.time,
      TraceHeader: event.traceHeader,
    },
    permission: { sid: 'PutEvents', actions: ['events:PutEvents'], resources: [eventBusArn] },
  };
}
