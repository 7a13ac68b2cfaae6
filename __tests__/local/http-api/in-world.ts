import type { JSONWebKeySet } from 'jose';
import type { HeaderList } from '../../../local/api';
import { deploy } from '../../../local/deployed/deploy';
import { serveHttpApi } from '../../../local/http-api/serve';
import type { SignatureCheck } from '../../../local/identity/identity';
import type { Invocation, InvocationResult } from '../../../local/lambda/lambda';
import type { RunOptions } from '../../../local/options';
import type { ServiceAnswer, ServiceRequest } from '../../../local/services/services';
import { Trace } from '../../../local/trace';
import type { World } from '../../../local/world';

/** Any JSON, for a test to look into. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, asserted on member by member
export type Json = any;

/** What stands behind an API in a test. */
export interface Behind {
  /** What functions do, by their names: a value is the answer, an error the failure. @default - they echo their event */
  readonly functions?: Readonly<Record<string, (event: Json) => unknown>>;
  /** What comes of any call in place of `functions`. */
  readonly invoke?: (call: Invocation) => Promise<InvocationResult>;
  readonly send?: (request: ServiceRequest) => ServiceAnswer;
  readonly keySetOf?: (issuer: string) => Promise<JSONWebKeySet>;
  readonly signature?: SignatureCheck;
  readonly callers?: World['callers'];
  readonly options?: RunOptions;
  readonly now?: () => number;
}

/** A request of a test. */
export interface TestRequest {
  readonly headers?: HeaderList | Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly domain?: { readonly name: string; readonly stage: string; readonly mappingKey: string };
}

/** An answer, its headers by lower-case names. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly headerList: HeaderList;
  readonly text: string;
  readonly bytes: Buffer;
  readonly json: Json;
  readonly trace: Trace;
}

/** An HTTP API that answers without a port. */
export interface TestApi {
  /** Calls the API: `GET /items`. */
  call(line: string, request?: TestRequest): Promise<TestAnswer>;
  /** Every call of a function so far. */
  readonly invocations: Invocation[];
  readonly sent: ServiceRequest[];
  readonly unsupported: string[];
}

const failure = (problem: unknown): InvocationResult => ({
  outcome: 'failed',
  timedOut: false,
  payload: JSON.stringify({
    errorType: 'Error',
    errorMessage: problem instanceof Error ? problem.message : String(problem),
  }),
});

function invokeWith(functions: Behind['functions'] = {}) {
  return async ({ functionArn, payload }: Invocation): Promise<InvocationResult> => {
    const event: unknown = JSON.parse(payload);
    const name = functionArn.split(':')[6] ?? '';
    const answer = functions[name] ?? ((echoed: unknown) => ({ statusCode: 200, body: JSON.stringify(echoed) }));
    try {
      return { outcome: 'answered', payload: JSON.stringify((await answer(event)) ?? null) };
    } catch (problem) {
      return failure(problem);
    }
  };
}

/** As much of a part of the world as an HTTP API asks of it. */
const partly = <Part>(part: Partial<Part>): Part => part as Part;

/** Serves `aws_apigatewayv2_api.api` of a document. */
export function serve(resource: Record<string, unknown>, behind: Behind = {}): TestApi {
  const invocations: Invocation[] = [];
  const sent: ServiceRequest[] = [];
  const unsupported: string[] = [];
  const document = { provider: { aws: [{ region: 'eu-west-1' }] }, resource };
  const deployed = deploy({ files: [{ name: 'main.tf.json', document }] }, { folder: '.', stack: 'test' });
  const invoke = behind.invoke ?? invokeWith(behind.functions);
  const world: World = {
    deployed,
    options: behind.options ?? {},
    now: behind.now ?? Date.now,
    unsupported: (address, why) => unsupported.push(`${address}: ${why}`),
    lambda: partly<World['lambda']>({
      invoke: (call) => {
        invocations.push(call);
        return invoke(call);
      },
    }),
    services: partly<World['services']>({
      send: async (request) => {
        sent.push(request);
        return behind.send?.(request) ?? { status: 200, headers: [], body: Buffer.from('{}') };
      },
    }),
    callers: behind.callers ?? { refusal: () => undefined },
    identity: partly<World['identity']>({
      keySetOf: behind.keySetOf ?? (() => Promise.reject(new Error('no issuer'))),
      checkSignature: async () => behind.signature ?? { refused: 'Missing Authentication Token' },
    }),
  };
  const api = deployed.model.resources.find(({ address }) => address === 'aws_apigatewayv2_api.api');
  if (api === undefined) throw new Error('the document must hold aws_apigatewayv2_api.api');
  const served = serveHttpApi(api, world);
  return {
    invocations,
    sent,
    unsupported,
    call: async (line, { headers = {}, body = '', domain } = {}) => {
      const [method = '', target = ''] = line.split(' ');
      const trace = new Trace('JKJaXmPLvHcESHA=', 'test', served.address);
      const answer = await served.answer(
        {
          method,
          target,
          headers: Array.isArray(headers) ? headers : Object.entries(headers),
          body: Buffer.from(body),
          sourceIp: '192.0.2.1',
          host: domain?.name ?? 'localhost',
          domain,
        },
        trace,
      );
      return read(answer.status, answer.headers, answer.body as Buffer, trace);
    },
  };
}

function read(status: number, headerList: HeaderList, bytes: Buffer, trace: Trace): TestAnswer {
  const text = bytes.toString('utf8');
  return {
    status,
    headerList,
    headers: Object.fromEntries(headerList.map(([name, value]) => [name.toLowerCase(), value])),
    bytes,
    text,
    get json() {
      return JSON.parse(text);
    },
    trace,
  };
}

/** What {@link documentWith} puts together. */
export interface Parts {
  /** Arguments of the API. */
  readonly api?: object;
  /** Arguments of each route by its key, beside those that lead to the function `echo`. */
  readonly routes?: Readonly<Record<string, object>>;
  /** Arguments of stages by their names. @default - `$default` */
  readonly stages?: Readonly<Record<string, object>>;
  /** Arguments of the integration of all routes that name no other. */
  readonly integration?: object;
  /** Further resources. */
  readonly resource?: Readonly<Record<string, object>>;
}

const invokeArn = (name: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:000000000000:function:${name}/invocations`;

/** The address at which API Gateway calls a function. */
export const uriOf = invokeArn;

/** A document with an HTTP API whose routes lead to the function `echo`. */
export function documentWith({
  api,
  routes = { $default: {} },
  stages = { $default: {} },
  integration,
  resource,
}: Parts) {
  const numbered = (parts: Readonly<Record<string, object>>, name: string) =>
    Object.fromEntries(
      Object.entries(parts).map(([key, one], at) => [
        `r${at}`,
        { api_id: '${aws_apigatewayv2_api.api.id}', [name]: key, ...one },
      ]),
    );
  const withTargets = Object.fromEntries(
    Object.entries(routes).map(([key, one]) => [
      key,
      { target: 'integrations/${aws_apigatewayv2_integration.echo.id}', ...one },
    ]),
  );
  const withDeployments = Object.fromEntries(
    Object.entries(stages).map(([name, one]) => [name, { auto_deploy: true, ...one }]),
  );
  return {
    aws_apigatewayv2_api: { api: { name: 'test', protocol_type: 'HTTP', ...api } },
    aws_apigatewayv2_integration: {
      echo: {
        api_id: '${aws_apigatewayv2_api.api.id}',
        integration_type: 'AWS_PROXY',
        integration_uri: invokeArn('echo'),
        payload_format_version: '2.0',
        ...integration,
      },
    },
    aws_apigatewayv2_route: numbered(withTargets, 'route_key'),
    aws_apigatewayv2_stage: numbered(withDeployments, 'name'),
    ...resource,
  };
}
