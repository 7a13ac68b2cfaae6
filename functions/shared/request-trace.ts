import type { Tracer } from '@aws-lambda-powertools/tracer';
import type { Invocation } from './invocation';

type Segment = NonNullable<ReturnType<Tracer['getSegment']>>;
type Subsegment = ReturnType<Segment['addNewSubsegment']>;

/**
 * Records each request as a subsegment with the answer that the caller gets, whatever was thrown on the way to it. Of the answer it
 * keeps the status alone: a body may hold personal data, and X-Ray keeps it for 30 days.
 */
export function traced<Result extends { readonly statusCode: number }>(
  tracer: Tracer,
  answer: Invocation<Result>,
): Invocation<Result> {
  return async (event, context) => {
    const parent = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
    if (parent === undefined) return answer(event, context);
    const request = parent.addNewSubsegment('no route');
    tracer.setSegment(request);
    tracer.annotateColdStart();
    tracer.addServiceNameAnnotation();
    try {
      const result = await answer(event, context);
      recordAnswer(request, result.statusCode);
      return result;
    } finally {
      request.close();
      tracer.setSegment(parent);
    }
  };
}

/** Names the subsegment of a request by its route, as in `GET /items/:id`: a name for each path would be one for each item. */
export function nameRequest(tracer: Tracer, route: string): void {
  const request = tracer.isTracingEnabled() ? tracer.getSegment() : undefined;
  if (request) request.name = route;
}

/** @see https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html#api-segmentdocuments-errors */
function recordAnswer(request: Subsegment, status: number): void {
  request.addAttribute('http', { response: { status } });
  if (status === 429) request.addThrottleFlag();
  if (status >= 500) request.addFaultFlag();
  else if (status >= 400) request.addErrorFlag();
}
