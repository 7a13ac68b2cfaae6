import type { JsonObject } from '../../../terraform/documents/json-object';

/** Parameters of an integration with their values, all as texts. */
export type ActionParameters = Readonly<Record<string, string>>;

/** One action of an AWS service that an HTTP API calls without a function. */
export interface ServiceAction {
  /** Endpoint prefix of the service. */
  readonly service: string;
  /** Value of `X-Amz-Target`. */
  readonly target: string;
  /** Version of AWS's JSON protocol. */
  readonly protocol: '1.0' | '1.1';
  /** What the service is sent. */
  readonly input: (parameters: ActionParameters) => JsonObject;
}

const sqs = (action: string): ServiceAction => ({
  service: 'sqs',
  target: `AmazonSQS.${action}`,
  protocol: '1.0',
  input: (parameters) => structured(parameters, ['MessageBody', 'QueueUrl', 'ReceiptHandle']),
});

const states = (action: string): ServiceAction => ({
  service: 'states',
  target: `AWSStepFunctions.${action}`,
  protocol: '1.0',
  input: (parameters) =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
    ),
});

/** Every action that is run here, by its `integration_subtype`. */
export const serviceActions: Readonly<Record<string, ServiceAction>> = {
  'SQS-SendMessage': sqs('SendMessage'),
  'SQS-ReceiveMessage': sqs('ReceiveMessage'),
  'SQS-DeleteMessage': sqs('DeleteMessage'),
  'SQS-PurgeQueue': sqs('PurgeQueue'),
  'EventBridge-PutEvents': {
    service: 'events',
    target: 'AWSEvents.PutEvents',
    protocol: '1.1',
    input: (parameters) => ({ Entries: [structured(parameters, ['Detail', 'DetailType', 'Source', 'Time'])] }),
  },
  'Kinesis-PutRecord': {
    service: 'kinesis',
    target: 'Kinesis_20131202.PutRecord',
    protocol: '1.1',
    input: ({ Data = '', ...others }) => ({ ...others, Data: Buffer.from(Data).toString('base64') }),
  },
  'StepFunctions-StartExecution': states('StartExecution'),
  'StepFunctions-StartSyncExecution': states('StartSyncExecution'),
  'StepFunctions-StopExecution': states('StopExecution'),
};

/** Numbers, lists and objects are written as texts in a mapping, and mean what they look like. */
function structured(parameters: ActionParameters, texts: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, texts.includes(name) ? value : valueIn(value)]),
  );
}

function valueIn(text: string): unknown {
  if (!/^(\d+$|\[|\{)/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
