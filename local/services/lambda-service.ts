import { randomUUID } from 'node:crypto';
import type { Deployed } from '../deployed/deployed';
import type { InvocationResult, Lambda } from '../lambda/lambda';
import type { RestCall, RestService } from './rest';
import { type Need, ServiceFault } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

const path = /^\/2015-03-31\/functions\/([^/]+)\/(?:invocations|invoke-async)$/;

/** The Lambda service: functions call functions. */
export class LambdaService implements RestService {
  constructor(
    private readonly deployed: Deployed,
    private readonly lambda: () => Lambda | undefined,
  ) {}

  read(request: ServiceRequest): RestCall | undefined {
    const { pathname, searchParams } = new URL(request.target, 'http://local');
    const [, name] = path.exec(pathname) ?? [];
    if (name === undefined || request.method !== 'POST') return undefined;
    const functionArn = this.arnOf(decodeURIComponent(name), searchParams.get('Qualifier'));
    return { operation: 'Invoke', needs: [needOf(functionArn)], answer: () => this.invoke(functionArn, request) };
  }

  private async invoke(functionArn: string, { body, headers, trace }: ServiceRequest): Promise<ServiceAnswer> {
    const kind = headers.find(([name]) => name.toLowerCase() === 'x-amz-invocation-type')?.[1];
    const call = { functionArn, payload: body.toString() || '{}', trace };
    const lambda = this.lambda();
    if (kind === 'DryRun' || lambda === undefined) return answerOf(204, [], '');
    if (kind !== 'Event') return synchronous(await lambda.invoke(call));
    void lambda.invoke({ ...call, trace: undefined });
    return answerOf(202, [], '');
  }

  /** A function is named by its name, its ARN or a part of it. */
  private arnOf(name: string, qualifier: string | null): string {
    const { partition, region, accountId } = this.deployed;
    const rest = name.replace(/^(?:arn:[^:]+:lambda:[^:]+:)?(?:\d{12}:)?(?:function:)?/, '');
    return `arn:${partition}:lambda:${region}:${accountId}:function:${rest}${qualifier === null ? '' : `:${qualifier}`}`;
  }
}

const needOf = (functionArn: string): Need => ({ action: 'lambda:InvokeFunction', resource: functionArn });

function synchronous(result: InvocationResult): ServiceAnswer {
  if (result.outcome === 'refused') throw new ServiceFault(result.code, result.message, result.status);
  const failed: [string, string][] = result.outcome === 'failed' ? [['x-amz-function-error', 'Unhandled']] : [];
  return answerOf(200, [...failed, ['x-amz-executed-version', '$LATEST']], result.payload);
}

const answerOf = (status: number, headers: [string, string][], body: string): ServiceAnswer => ({
  status,
  headers: [['content-type', 'application/json'], ['x-amzn-requestid', randomUUID()], ...headers],
  body: Buffer.from(body),
});
