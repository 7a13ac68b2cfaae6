/** How API Gateway calls a service, and which of its actions. */
export interface CalledService {
  /** How a request is written. */
  readonly body: 'json' | 'form';

  /** Headers the service needs that API Gateway does not send by itself. */
  readonly headers: Readonly<Record<string, string>>;

  /** Where an error says what it is, in the service's answer. */
  readonly errorCode: `$.${string}`;

  /** Members that a request must have, by action. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

/**
 * The services that REST APIs call without a function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-create-api-step-by-step.html
 */
export const calledServices = {
  dynamodb: {
    body: 'json',
    headers: {},
    errorCode: '$.__type',
    actions: {
      GetItem: ['TableName', 'Key'],
      Query: ['TableName', 'KeyConditionExpression'],
      PutItem: ['TableName', 'Item'],
      UpdateItem: ['TableName', 'Key'],
      DeleteItem: ['TableName', 'Key'],
    },
  },
  sqs: {
    body: 'form',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    errorCode: '$.Error.Code',
    actions: { SendMessage: ['Action', 'MessageBody'] },
  },
  events: {
    body: 'json',
    headers: { 'X-Amz-Target': 'AWSEvents.PutEvents', 'Content-Type': 'application/x-amz-json-1.1' },
    errorCode: '$.__type',
    actions: { PutEvents: ['Entries'] },
  },
  states: {
    body: 'json',
    headers: {},
    errorCode: '$.__type',
    actions: {
      StartExecution: ['stateMachineArn'],
      StartSyncExecution: ['stateMachineArn'],
      StopExecution: ['executionArn'],
    },
  },
} as const satisfies Readonly<Record<string, CalledService>>;

/** A service that REST APIs call without a function, as its endpoint is called. */
export type CalledServiceName = keyof typeof calledServices;

/** An action of a service. */
export type ServiceAction<Service extends CalledServiceName> = keyof (typeof calledServices)[Service]['actions'] &
  string;
