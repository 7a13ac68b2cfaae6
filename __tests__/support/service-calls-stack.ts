import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { KinesisStream } from '@cdktf/provider-aws/lib/kinesis-stream';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import { Testing } from 'cdktf';
import { AwsServiceIntegration } from '../../constructs/http-api/aws-service-integration';
import { HttpApi } from '../../constructs/http-api/http-api';
import { HttpRoute } from '../../constructs/http-api/http-route';
import { HttpStage } from '../../constructs/http-api/http-stage';
import { putEvents } from '../../constructs/http-api/put-events';
import { putRecord } from '../../constructs/http-api/put-record';
import { sendMessage } from '../../constructs/http-api/send-message';
import type { ServiceCall } from '../../constructs/http-api/service-call';
import { startExecution, startSyncExecution, stopExecution } from '../../constructs/http-api/state-machine-calls';
import { trustPolicy } from '../../constructs/lambda/policy-document';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { Queue } from '../../constructs/messaging/queue';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from './environments';

/** A stack called `dev-calls`, whose routes call every AWS service that HTTP APIs call without a function: `POST /<id of the call>`. */
export class ServiceCallsStack extends BaseStack {
  constructor() {
    super(Testing.app(), environment('dev'), 'calls');
    const api = new HttpApi(this, 'main', { name: this.prefix });
    for (const [id, call] of Object.entries(this.calls())) {
      const integration = new AwsServiceIntegration(this, id, { api, call, roleName: `${this.prefix}-${id}` });
      new HttpRoute(this, id, { api, integration, routeKey: `POST /${id}`, authorizer: 'none' });
    }
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, retentionDays: 7 });
    new HttpStage(this, 'main', { api, accessLog, throttle: { burstLimit: 50, rateLimit: 25 } });
  }

  private calls(): Record<string, ServiceCall> {
    const queue = new Queue(this, 'queue', { name: `${this.prefix}-queue` });
    const { arn: eventBusArn } = new CloudwatchEventBus(this, 'bus', { name: this.prefix });
    const stream = new KinesisStream(this, 'stream', {
      name: this.prefix,
      streamModeDetails: { streamMode: 'ON_DEMAND' },
      encryptionType: 'KMS',
      kmsKeyId: 'alias/aws/kinesis',
    });
    const [slow, fast] = [this.machine('STANDARD'), this.machine('EXPRESS')];
    const input = '$request.body';
    return {
      send: sendMessage({ queue, messageBody: input }),
      put: putEvents({
        eventBusArn,
        detail: '$request.body.detail',
        detailType: '$request.body.type',
        source: 'calls',
      }),
      start: startExecution({ stateMachineArn: slow, input, name: '$request.querystring.name' }),
      run: startSyncExecution({ stateMachineArn: fast, input }),
      stop: stopExecution({ stateMachineArn: slow, executionArn: '$request.body.executionArn' }),
      record: putRecord({ stream: { streamName: stream.name, arn: stream.arn }, data: input, partitionKey: 'one' }),
    };
  }

  private machine(type: 'STANDARD' | 'EXPRESS'): string {
    const id = type.toLowerCase();
    const name = `${this.prefix}-${id}`;
    const role = new IamRole(this, id, { name, assumeRolePolicy: trustPolicy('states.amazonaws.com') });
    const definition = JSON.stringify({ StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } });
    return new SfnStateMachine(this, `${id}_machine`, { name, type, roleArn: role.arn, definition }).arn;
  }
}
