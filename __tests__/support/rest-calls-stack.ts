import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { Testing } from 'cdktf';
import { trustPolicy } from '../../constructs/lambda/policy-document';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { Queue } from '../../constructs/messaging/queue';
import { Listener } from '../../constructs/network/listener';
import { LoadBalancer } from '../../constructs/network/load-balancer';
import { SecurityGroup } from '../../constructs/network/security-group';
import { TargetGroup } from '../../constructs/network/target-group';
import { VpcLink } from '../../constructs/network/vpc-link';
import { jsonTemplate } from '../../constructs/rest-api/mapping-template';
import { RequestValidator } from '../../constructs/rest-api/request-validator';
import { RestApi } from '../../constructs/rest-api/rest-api';
import { RestDeployment } from '../../constructs/rest-api/rest-deployment';
import { RestHttpIntegration } from '../../constructs/rest-api/rest-http-integration';
import { RestHttpProxyIntegration } from '../../constructs/rest-api/rest-http-proxy-integration';
import { type RestHttpMethod, RestMethod } from '../../constructs/rest-api/rest-method';
import type { RestParameters } from '../../constructs/rest-api/rest-parameters';
import { pathsOf } from '../../constructs/rest-api/rest-paths';
import { RestResponse } from '../../constructs/rest-api/rest-response';
import { RestServiceIntegration } from '../../constructs/rest-api/rest-service-integration';
import { RestStage } from '../../constructs/rest-api/rest-stage';
import { RestVpcLink } from '../../constructs/rest-api/rest-vpc-link';
import { getItem, putItem, query } from '../../constructs/rest-api/services/dynamodb-calls';
import { startExecution, startSyncExecution } from '../../constructs/rest-api/services/execution-calls';
import { putEvents } from '../../constructs/rest-api/services/put-events';
import type { RestServiceCall } from '../../constructs/rest-api/services/rest-service-call';
import { sendMessage } from '../../constructs/rest-api/services/send-message';
import { serviceAnswers } from '../../constructs/rest-api/services/service-answers';
import { Table } from '../../constructs/storage/table';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from './environments';

const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] };

/** Where the stack answers. */
const paths = {
  notes: '/notes',
  note: '/notes/{id}',
  messages: '/messages',
  events: '/events',
  executions: '/executions',
  runs: '/runs',
  stock: '/stock',
  one_stock: '/stock/{id}',
} as const;

/** How {@link RestCallsStack} reaches its private backend. */
type Way = 'network' | 'application';

/** A method that asks a service: where it stands, what it asks, what callers get. */
interface ServiceMethod {
  readonly httpMethod: RestHttpMethod;
  readonly at: keyof typeof paths;
  readonly parameters?: RestParameters;
  readonly call: RestServiceCall;
  readonly success: { readonly statusCode: string; readonly template: string };
}

/**
 * A stack called `dev-rest-calls`, whose methods do without functions: they ask every service that REST APIs have a call for, and a backend
 * in a VPC, `stock`.
 */
export class RestCallsStack extends BaseStack {
  private readonly api: RestApi;

  constructor(private readonly way: Way = 'network') {
    super(Testing.app(), environment('dev'), 'rest-calls');
    this.api = new RestApi(this, 'main', { name: this.prefix });
    const places = pathsOf(this, this.api, paths);
    const validator = new RequestValidator(this, 'all', { api: this.api, body: false, parameters: true });
    const method = (
      id: string,
      at: keyof typeof paths,
      httpMethod: RestHttpMethod,
      parameters: RestParameters = {},
    ) => {
      const path = places.get(at);
      if (path === undefined) throw new Error(`${at}: must be a path`);
      return new RestMethod(this, id, { path, httpMethod, authorizer: 'none', parameters, validator });
    };

    for (const [id, { at, httpMethod, parameters, call, success }] of Object.entries(this.services())) {
      const roleName = `${this.prefix}-${id}`;
      const asked = method(id, at, httpMethod, parameters);
      serviceAnswers(this, id, {
        integration: new RestServiceIntegration(this, id, { method: asked, roleName, call }),
        success,
      });
    }
    const { via, host } = this.backend();
    new RestHttpProxyIntegration(this, 'get_stock', {
      method: method('get_stock', 'one_stock', 'GET', { 'path.id': 'required', 'header.X-Trace': 'optional' }),
      url: `http://${host}/items/{id}`,
      request: {
        'path.id': 'path.id',
        'header.X-Caller': 'context.identity.sourceIp',
        'header.X-Seen': 'header.X-Trace',
      },
      via,
    });
    const order = new RestHttpIntegration(this, 'order_stock', {
      method: method('order_stock', 'stock', 'POST'),
      url: `http://${host}/orders`,
      requestTemplate: jsonTemplate({ wanted: "$input.path('$.id')" }),
      via,
    });
    new RestResponse(this, 'ordered', { integration: order, statusCode: '201', template: '{"ordered": true}' });
    new RestResponse(this, 'unordered', {
      integration: order,
      statusCode: '502',
      selectionPattern: '[45]\\d\\d',
      template: '{"ordered": false}',
    });
    this.publish();
  }

  private services(): Record<string, ServiceMethod> {
    const table = new Table(this, 'notes', {
      name: `${this.prefix}-notes`,
      hashKey: { name: 'pk' },
      indexes: [{ name: 'by_author', hashKey: { name: 'author' }, rangeKey: { name: 'pk' } }],
    });
    const queue = new Queue(this, 'queue', { name: `${this.prefix}-queue` });
    const { arn: eventBusArn } = new CloudwatchEventBus(this, 'bus', { name: this.prefix });
    const created = (template: string) => ({ statusCode: '201', template });
    return {
      get_note: {
        httpMethod: 'GET',
        at: 'note',
        parameters: { 'path.id': 'required' },
        call: getItem({ table, key: { pk: { S: "NOTE#$input.params('id')" } }, attributes: ['pk', 'text'] }),
        success: { statusCode: '200', template: '{"text": $input.json(\'$.Item.text.S\')}' },
      },
      list_notes: {
        httpMethod: 'GET',
        at: 'notes',
        parameters: { 'querystring.author': 'required' },
        call: query({
          table,
          indexName: 'by_author',
          keyCondition: '#author = :author',
          names: { '#author': 'author' },
          values: { ':author': { S: "$input.params('author')" } },
          limit: 10,
          backwards: true,
        }),
        success: { statusCode: '200', template: '{"count": $input.json(\'$.Count\')}' },
      },
      put_note: {
        httpMethod: 'POST',
        at: 'notes',
        call: putItem({
          table,
          item: {
            pk: { S: "NOTE#$input.path('$.id')" },
            author: { S: '$context.identity.sourceIp' },
            text: { S: '$input.body' },
          },
          unlessExists: 'pk',
        }),
        success: created('{"created": true}'),
      },
      send: {
        httpMethod: 'POST',
        at: 'messages',
        call: sendMessage({ queue, attributes: { caller: 'ip $context.identity.sourceIp' } }),
        success: { statusCode: '202', template: '{"sent": true}' },
      },
      put_event: {
        httpMethod: 'POST',
        at: 'events',
        call: putEvents({ eventBusArn, source: 'notes', detailType: 'note.written' }),
        success: { statusCode: '202', template: '{"taken": true}' },
      },
      start: {
        httpMethod: 'POST',
        at: 'executions',
        call: startExecution({ stateMachineArn: this.machine('STANDARD'), name: "$input.path('$.name')" }),
        success: { statusCode: '202', template: '{"execution": $input.json(\'$.executionArn\')}' },
      },
      run: {
        httpMethod: 'POST',
        at: 'runs',
        call: startSyncExecution({ stateMachineArn: this.machine('EXPRESS') }),
        success: { statusCode: '200', template: "$input.path('$.output')" },
      },
    };
  }

  private machine(type: 'STANDARD' | 'EXPRESS'): string {
    const id = type.toLowerCase();
    const name = `${this.prefix}-${id}`;
    const role = new IamRole(this, id, { name, assumeRolePolicy: trustPolicy('states.amazonaws.com') });
    const definition = JSON.stringify({ StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } });
    return new SfnStateMachine(this, `${id}_machine`, { name, type, roleArn: role.arn, definition }).arn;
  }

  /** The way to `stock`: a link to a Network Load Balancer, or one to an Application Load Balancer. */
  private backend() {
    const type = this.way;
    const group = (id: string) =>
      new SecurityGroup(this, id, { name: `${this.prefix}-${id}`, description: 'Stock', vpcId: vpc.vpcId });
    const securityGroup = group('stock');
    const name = `${this.prefix}-stock`;
    const loadBalancer = new LoadBalancer(this, 'stock', {
      name,
      type,
      vpc,
      securityGroup,
      ...(type === 'network' && { privateLinkOpen: true }),
    });
    new Listener(this, 'stock', {
      loadBalancer,
      targetGroup: new TargetGroup(this, 'stock', { namePrefix: 'stock-', type, vpc, port: 8080 }),
    });
    const via =
      type === 'network'
        ? new RestVpcLink(this, 'stock', { name, loadBalancer })
        : { vpcLink: new VpcLink(this, 'stock', { name, vpc, securityGroup: group('link') }), loadBalancer };
    return { via, host: loadBalancer.dnsName };
  }

  private publish(): void {
    new RestStage(this, 'dev', {
      deployment: new RestDeployment(this, 'main', { api: this.api }),
      accessLog: new AccessLogGroup(this, 'api', { name: this.prefix, retentionDays: 7 }),
      loggingRole: 'set elsewhere',
      executionLog: { retentionDays: 7 },
    });
  }
}
