import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tracer } from './tracer';

const client = new DynamoDBClient({
  // DynamoDB answers in milliseconds. Without these limits a lost connection holds a request until Lambda ends it.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
});
tracer?.captureAWSv3Client(client);

/** The one DynamoDB client of a function: made while the module loads, its connections kept between invocations. */
export const documentClient = DynamoDBDocumentClient.from(client);
