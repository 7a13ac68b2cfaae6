import { APIGateway } from '@aws-sdk/client-api-gateway';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CodeDeploy } from '@aws-sdk/client-codedeploy';
import { Lambda } from '@aws-sdk/client-lambda';

/** The services of AWS that releases need, in one region. */
export interface Clients {
  readonly apiGateway: APIGateway;
  readonly cloudWatch: CloudWatch;
  readonly codeDeploy: CodeDeploy;
  readonly lambda: Lambda;
}

/** Connects with the credentials of this machine. A service that does not answer is given up after some seconds. */
export function clientsIn(region: string): Clients {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const config = { region, requestHandler: { connectionTimeout: 5000, requestTimeout: 15_000 } };
  return {
    apiGateway: new APIGateway(config),
    cloudWatch: new CloudWatch(config),
    codeDeploy: new CodeDeploy(config),
    lambda: new Lambda(config),
  };
}
