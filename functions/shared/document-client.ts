import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  type DynamoDBDocumentClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/lib-dynamodb';
import type { Command } from '@smithy/types';
import { deadline } from './deadline';
import { tracer } from './tracer';

const client = new DynamoDBClient({
  // DynamoDB answers in milliseconds. Without these limits a lost connection holds a request until its deadline.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
});
tracer?.captureAWSv3Client(client);

/** The one DynamoDB client of a function: made while the module loads, its connections kept between invocations. */
export const documentClient = DynamoDBDocumentClient.from(client);

/** Sends a command, again when it is lost or throttled, until the request's deadline. */
export function send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, DynamoDBDocumentClientResolvedConfig>,
): Promise<Output> {
  return documentClient.send(command, { abortSignal: deadline() });
}
