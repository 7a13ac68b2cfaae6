import { type ApiRequest, readApiRequest } from './api-request';
import { corsHeaders } from './cors';
import { type Answer, answerError } from './http-answers';
import { HttpError } from './http-error';
import { createHandler, type Invocation } from './invocation';
import { requestIdOf } from './request-id';
import { nameRequest, traced } from './request-trace';
import { type Route, routeTable } from './routes';
import { tracer } from './tracer';

/** What API Gateway is answered, valid in both payload versions. */
export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: false;
}

/** A Lambda handler that serves an API. */
export type HttpHandler = Invocation<HttpResult>;

/** What an HTTP function does. */
export interface HttpService {
  /** What answers, by method and path, as in `GET /items/:id`. */
  readonly routes: Readonly<Record<string, Route>>;

  /**
   * The answer to an error that means something in this service; undefined for any other.
   *
   * @default - errors mean what they mean in every service
   */
  readonly refuse?: (error: unknown) => Answer | undefined;
}

/** Makes the Lambda handler of a service, warm-ups, logs and metrics included. */
export function createHttpHandler(service: HttpService) {
  return createHandler(serve(service));
}

/** Serves an API: whatever the event is, it is answered. */
export function serve({ routes, refuse }: HttpService): HttpHandler {
  const findRoute = routeTable(routes);
  const handle: HttpHandler = async (event, context) => {
    const requestId = requestIdOf(event) ?? context.awsRequestId;
    try {
      const request = readApiRequest(event);
      const answer = await answerRequest(request).catch(
        (error: unknown) => refuse?.(error) ?? answerError(error, requestId),
      );
      return resultOf(answer, corsHeaders(request.headers.origin));
    } catch (error) {
      return resultOf(answerError(error, requestId));
    }
  };
  return tracer ? traced(tracer, handle) : handle;

  /**
   * A path or method that no route has is 404: API Gateway answers so itself before a function is called, and a caller should not see
   * which of the two answered.
   */
  async function answerRequest(request: ApiRequest): Promise<Answer> {
    const route = findRoute(request);
    if (route === undefined) throw new HttpError(404, 'No such route.');
    if (tracer) nameRequest(tracer, route.name);
    return route.answer();
  }
}

function resultOf({ status, headers, body }: Answer, more: Record<string, string> = {}): HttpResult {
  const text = body === undefined ? '' : JSON.stringify(body);
  return { statusCode: status, headers: { ...headers, ...more }, body: text, isBase64Encoded: false };
}
