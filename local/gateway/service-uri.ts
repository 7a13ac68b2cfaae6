/** `X-Amz-Target` prefixes of the services whose action stands in that header. */
const targets: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB_20120810',
  kinesis: 'Kinesis_20131202',
  ssm: 'AmazonSSM',
  states: 'AWSStepFunctions',
};

const serviceUri = /^arn:[^:]+:apigateway:([^:]*):(?:[^:]*\.)?([^:.]+):(path|action)\/(.*)$/s;

/** The AWS service that an integration's address names. */
export interface ServiceUri {
  readonly region: string;
  readonly service: string;
  /** The action that is named; undefined where the address names a path. */
  readonly action: string | undefined;
  /** Path of the request. */
  readonly path: string;
  /** What stands before the action in `X-Amz-Target`, for services that find it there. */
  readonly targetPrefix: string | undefined;
}

/** Reads the address of a service integration; undefined when it is none. */
export function serviceIn(uri: string): ServiceUri | undefined {
  const [, region = '', service = '', kind, rest = ''] = serviceUri.exec(uri) ?? [];
  if (kind === undefined) return undefined;
  const action = kind === 'action' ? rest : undefined;
  return { region, service, action, path: action === undefined ? `/${rest}` : '/', targetPrefix: targets[service] };
}
