import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import type { Iam } from '../iam/iam';
import { credentialsOf } from '../identity/credentials';
import type { Identity } from '../identity/identity';
import type { Lambda } from '../lambda/lambda';
import type { RunOptions } from '../options';
import { Connections } from './connections';
import { Deliveries } from './deliver';
import { Desk } from './desk';
import { startDynamoDb } from './dynamodb/start-dynamodb';
import { type EndpointRequest, listenForCalls } from './endpoint';
import { startEventSources } from './event-sources/event-sources';
import { EventBridge, rulesOf } from './events/eventbridge';
import { startSchedules } from './events/schedules';
import { LambdaService } from './lambda-service';
import { nameWhatIsNotRun } from './not-run';
import { Parameters } from './parameters';
import { headerOf } from './protocol';
import { Quiet } from './quiet';
import type { RestService } from './rest';
import { S3 } from './s3';
import { Secrets } from './secrets';
import { type Call, jsonAnswer, type Service } from './service';
import type { ServiceAnswer, Services } from './services';
import { Sns } from './sns';
import { Queues } from './sqs/queues';
import { Sqs } from './sqs/sqs';
import { StepFunctions } from './step-functions';
import { Sts } from './sts';
import { addresseeOf } from './which-service';

/** What the services of a document stand in. */
export interface ServiceSurroundings {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  readonly identity: Identity;
  readonly iam: Iam;
  readonly now: () => number;
  /** The functions, which start after the services. */
  readonly lambda: () => Lambda | undefined;
  unsupported(address: string, why: string): void;
  /** Says something in one line. */
  note(message: string): void;
}

/** Header with which environments tell in the name of which call of a function they ask. */
export const callHeader = 'x-local-request-id';

/** Starts the AWS services of a document. */
export async function startServices(surroundings: ServiceSurroundings): Promise<Services> {
  const { deployed, identity, options, unsupported } = surroundings;
  const { lambda, now, note, iam } = surroundings;
  nameWhatIsNotRun(deployed, unsupported);
  const queues = new Queues(deployed, now);
  const deliveries = new Deliveries(lambda, queues, note);
  const sources = startEventSources({ deployed, queues, deliveries, iam, lambda, now, unsupported, note });
  const { changed } = sources;
  const dynamodb = await startDynamoDb({ deployed, options, unsupported, changed, now });
  const rules = rulesOf(deployed);
  const bus = new EventBridge(deployed, rules, deliveries, now);
  const schedules = startSchedules(deployed, rules, bus, deliveries, { note, unsupported, now });
  const connections = new Connections(deployed, iam);
  const services = new Map<string, Service>([
    ['dynamodb', dynamodb],
    ['events', bus],
    ['logs', new Quiet('logs', logResource(deployed))],
    ['monitoring', new Quiet('cloudwatch')],
    ['secretsmanager', new Secrets(deployed)],
    ['sns', new Sns(deployed, deliveries, now, unsupported)],
    ['sqs', new Sqs(queues, (name) => arnIn(deployed, 'sqs', name))],
    ['ssm', new Parameters(deployed, now)],
    ['states', new StepFunctions(deployed, deliveries, now, unsupported)],
    ['sts', new Sts(deployed)],
    ['xray', new Quiet('xray')],
  ]);
  const rest = new Map<string, RestService>([
    ['lambda', new LambdaService(deployed, lambda)],
    ['s3', new S3(deployed, now)],
  ]);
  // An engine that does not answer, as when the run ends meanwhile, is asked again the next time.
  const expiry = setInterval(() => dynamodb.expire(now()).catch(() => undefined), ttlInterval);
  expiry.unref();
  const desk = new Desk(surroundings, services, rest, connections);
  const roles = rolesByKey(deployed);
  const endpoint = await listenForCalls((request) => received(request));

  async function received(request: EndpointRequest): Promise<ServiceAnswer> {
    const { service, region = deployed.region, accessKey, host } = addresseeOf(request.headers);
    const token = await identity.answer({ ...request, host });
    if (token !== undefined) return jsonAnswer(token.status, token.body, 'application/json');
    const roleArn = roles.get(accessKey ?? '');
    const trace = surroundings.lambda()?.traceOf(headerOf(request, callHeader) ?? '');
    return desk.send({ ...request, service, region, roleArn, trace }, 'lambda.amazonaws.com');
  }

  return {
    endpoint: endpoint.url,
    queues: queues.all,
    send: (request) => desk.send(request, 'apigateway.amazonaws.com'),
    serveConnections: (apiId, answer) => connections.serve(apiId, answer),
    async close() {
      clearInterval(expiry);
      schedules.close();
      sources.close();
      await endpoint.close();
      await Promise.all([...services.values()].map((service) => service.close?.()));
    },
  };
}

/** Milliseconds between two looks for items whose time has passed. */
const ttlInterval = 60_000;

const arnIn = ({ partition, region, accountId }: Deployed, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/** Permissions of logs name the group, or the stream in it. */
const logResource =
  (deployed: Deployed) =>
  ({ input }: Call): string =>
    arnIn(deployed, 'logs', `log-group:${input.logGroupName ?? ''}:log-stream:${input.logStreamName ?? ''}`);

/** The roles of the document by the access keys of their functions. */
function rolesByKey({ model }: Deployed): Map<string, string> {
  const arns = [
    ...model.ofType('aws_iam_role').map((role) => textOf(role.attribute('arn'))),
    ...model.ofType('aws_lambda_function').map((lambda) => textOf(lambda.get('role'))),
  ];
  return new Map(arns.flatMap((arn) => (arn === undefined ? [] : [[credentialsOf(arn).accessKeyId, arn] as const])));
}
