import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { requiredVariable } from '../shared/environment';

/** How many posts are under way at once. The client keeps retrying all of them at once within its quota of retries. */
export const postsAtOnce = 32;

/**
 * The one client of a function. It is not traced: a trace would get a segment for each of thousands of posts. Throttled posts
 * are tried four times, after pauses that grow and are random.
 */
const client = new ApiGatewayManagementApiClient({
  // Never the domain of an event: behind a custom domain that is another one than the endpoint with its stage.
  endpoint: requiredVariable('MANAGEMENT_ENDPOINT'),
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
    httpAgent: { maxSockets: postsAtOnce },
    httpsAgent: { maxSockets: postsAtOnce },
  },
});

/** Posts a frame to a connection, and says whether it is still there. Throws what else went wrong. */
export async function post(
  connectionId: string,
  frame: Uint8Array,
  abortSignal: AbortSignal,
): Promise<'delivered' | 'gone'> {
  try {
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: frame }), { abortSignal });
    return 'delivered';
  } catch (error) {
    if (error instanceof GoneException) return 'gone';
    throw error;
  }
}
