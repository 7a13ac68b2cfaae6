import { afterEach } from 'vitest';
import { deploy } from '../../../local/deployed/deploy';
import { startIam } from '../../../local/iam/iam';
import { credentialsOf } from '../../../local/identity/credentials';
import { startIdentity } from '../../../local/identity/start-identity';
import type { Invocation, InvocationResult, Lambda } from '../../../local/lambda/lambda';
import type { RunOptions } from '../../../local/options';
import type { ServiceAnswer, Services } from '../../../local/services/services';
import { startServices } from '../../../local/services/start-services';
import { Trace } from '../../../local/trace';

/** The services of a small document, running, and what they were told to call. */
export interface ServiceWorld {
  readonly services: Services;
  /** What was said in the terminal. */
  readonly notes: string[];
  /** The calls of functions. */
  readonly invoked: Invocation[];
  /** Calls an operation with a JSON protocol, as a role or as a developer. */
  call(target: string, input: object, role?: string): Promise<{ status: number; body: Json; trace: Trace }>;
}

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON of an answer, asserted on member by member
type Json = Record<string, any>;

export const accountId = '123456789012';
export const roleArn = (name: string): string => `arn:aws:iam::${accountId}:role/${name}`;

const trust = (service: string) => ({
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});

/** A role that Lambda and API Gateway may assume, with statements. */
export const role = (name: string, ...statements: object[]): object => ({
  name,
  assume_role_policy: JSON.stringify({
    Statement: [...trust('lambda.amazonaws.com').Statement, ...trust('apigateway.amazonaws.com').Statement],
  }),
  inline_policy: [{ name: 'p', policy: JSON.stringify({ Statement: statements }) }],
});

/** A statement that allows actions on resources. */
export const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** How functions answer; they get the event and the function's ARN. */
export type Answer = (event: Json, functionArn: string) => unknown;

/** Starts the services of a document's resources. */
export async function startWorld(
  resource: object,
  { options = {}, answer = () => null }: { options?: RunOptions; answer?: Answer } = {},
): Promise<ServiceWorld> {
  const deployed = deploy({ files: [{ name: 'a.tf.json', document: { resource } }] }, { folder: '.', stack: 's' });
  const [notes, invoked]: [string[], Invocation[]] = [[], []];
  const unsupported = (address: string, why: string) => notes.push(`${address}: ${why}`);
  const now = Date.now;
  const traces = new Map<string, Trace>();
  const lambda: Lambda = {
    async invoke(call): Promise<InvocationResult> {
      invoked.push(call);
      try {
        return {
          outcome: 'answered',
          payload: JSON.stringify((await answer(JSON.parse(call.payload), call.functionArn)) ?? null),
        };
      } catch (problem) {
        const errorMessage = problem instanceof Error ? problem.message : String(problem);
        return { outcome: 'failed', payload: JSON.stringify({ errorType: 'Error', errorMessage }), timedOut: false };
      }
    },
    traceOf: (id) => traces.get(id),
    refresh: () => undefined,
    start: async () => undefined,
    close: async () => undefined,
  };
  const services = await startServices({
    deployed,
    options,
    now,
    unsupported,
    identity: startIdentity(deployed, now),
    iam: startIam({ deployed, options, now, unsupported }),
    lambda: () => lambda,
    note: (message) => notes.push(message),
  });
  cleanups.push(() => services.close());
  return {
    services,
    notes,
    invoked,
    async call(target, input, name) {
      const trace = new Trace('t', 's', 'a');
      traces.set('t', trace);
      const service = (target.split('.')[0] ?? '').replace(/^DynamoDB_\d+$/, 'dynamodb');
      const response = await fetch(services.endpoint, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${name ? credentialsOf(roleArn(name)).accessKeyId : 'AKIA'}/20260101/us-east-1/${signingNames[service] ?? service}/aws4_request, SignedHeaders=host, Signature=0`,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': target,
          'x-local-request-id': 't',
        },
        body: JSON.stringify(input),
      });
      return { status: response.status, body: JSON.parse((await response.text()) || '{}') as Json, trace };
    },
  };
}

const signingNames: Readonly<Record<string, string>> = {
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  AWSStepFunctions: 'states',
  AmazonSSM: 'ssm',
};

/** The JSON of an answer. */
export const jsonOf = ({ body }: ServiceAnswer): Json => JSON.parse(body.toString()) as Json;
