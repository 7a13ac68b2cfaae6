import { jsonTemplate } from '../mapping-template';
import type { CallOf } from './rest-service-call';

/** What {@link putEvents} takes. */
export interface PutEventsProps {
  /** ARN of the event bus. */
  readonly eventBusArn: string;

  /** What kind of event it is. */
  readonly detailType: string;

  /** Who says it. */
  readonly source: string;

  /**
   * What the event says, as JSON.
   *
   * @default "$input.json('$')" - the whole body
   */
  readonly detail?: string;
}

/**
 * Puts an event on an EventBridge bus. EventBridge answers 200 also where it did not take the event; callers then get 502.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function putEvents({
  eventBusArn,
  detailType,
  source,
  detail = "$input.json('$')",
}: PutEventsProps): CallOf<'events'> {
  return {
    service: 'events',
    action: 'PutEvents',
    requestTemplate: jsonTemplate({
      Entries: [{ EventBusName: eventBusArn, Source: source, DetailType: detailType, Detail: detail }],
    }),
    resources: [eventBusArn],
    succeedsWith: { path: '$.FailedEntryCount', text: '0', otherwise: '502', message: 'The event was not taken' },
  };
}
