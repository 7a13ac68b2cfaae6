import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import type { HttpRouteKey } from '../../constructs/http-api/route-key';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { apiFunction } from '../../stacks/api-function';
import { BaseStack } from '../../stacks/base-stack';
import { functionHttpApi } from '../../stacks/function-http-api';
import { serves } from '../../stacks/served-routes';
import { environment } from '../support/environments';
import { propRefusal } from '../support/prop-refusal';

/** A bundle as `npm run bundle` leaves it. */
function bundleServing(serves: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  writeFileSync(join(folder, 'notes.zip'), 'a bundle');
  writeFileSync(join(folder, 'notes.stamp.json'), JSON.stringify({ serves }));
  return join(folder, 'notes.zip');
}

/** What a stack is made with: the routes of its API, and what its bundle has. */
interface Made {
  readonly api: readonly HttpRouteKey[];
  readonly handler?: readonly string[] | undefined;
  readonly exports?: readonly string[];
  readonly unrouted?: readonly string[];
}

class NotesStack extends BaseStack {
  constructor({ api, handler: routes, exports = ['handler'], unrouted }: Made) {
    super(Testing.app(), environment('dev'), 'notes');
    const topic = new AlertTopic(this, 'alerts', { name: this.prefix, emails: [] });
    const notes = apiFunction(this, 'notes', {
      functionName: this.prefix,
      bundle: bundleServing({ source: 'functions/notes/handler.ts', exports, routes }),
      unrouted,
      powertools: { service: 'notes', metricsNamespace: 'Notes' },
    });
    const settings = {
      throttle: { burstLimit: 20, rateLimit: 10 },
      alarms: {
        serverErrorsPerMinute: 1,
        p95LatencyMs: 1000,
        clientErrorPercent: 50,
        errorsPerMinute: 1,
        throttlesPerMinute: 1,
      },
    };
    const operations = Object.fromEntries(api.map((route, at) => [`op_${at}`, { route, auth: 'none' as const }]));
    const alias = new FunctionAlias(this, 'live', { function: notes });
    functionHttpApi(this, { name: this.prefix, alias, settings, topic, operations });
  }
}

const judged = (made: Made) => () => new NotesStack(made).runAllValidations();

describe('the routes of an API and of its function', () => {
  it('meet', () => {
    expect(
      judged({ api: ['GET /notes', 'GET /notes/{id}'], handler: ['GET /notes', 'GET /notes/:key'] }),
    ).not.toThrow();
  });

  it('are told where the function has none for a route', () => {
    expect(judged({ api: ['GET /notes', 'DELETE /notes/{id}'], handler: ['GET /notes'] })).toThrow(
      "aws_apigatewayv2_route.op_1: DELETE /notes/{id} must be a route that functions/notes/handler.ts serves, which has GET /notes. Add 'DELETE /notes/:id' there, or lead the route elsewhere.",
    );
  });

  it('are told where the API has none for a handler', () => {
    expect(judged({ api: ['GET /notes'], handler: ['GET /notes', 'POST /notes', 'PUT /notes/:id'] })).toThrow(
      "aws_lambda_function.notes: 'POST /notes', 'PUT /notes/:id' of functions/notes/handler.ts must be reached by a route of this stack, which has GET /notes. Add the route to operations.ts, remove the handler, or name it in unrouted.",
    );
  });

  it('are told where both have the path and another method', () => {
    expect(judged({ api: ['PATCH /notes/{id}'], handler: ['PUT /notes/:id'] })).toThrow(
      /op_0: PATCH \/notes\/\{id\} must be .*, which has PUT \/notes\/:id\. .*\n.*'PUT \/notes\/:id' of .* which has PATCH \/notes\/\{id\}\./,
    );
  });

  it('may miss each other where the stack says so', () => {
    expect(
      judged({ api: ['GET /notes'], handler: ['GET /notes', 'POST /notes'], unrouted: ['POST /notes'] }),
    ).not.toThrow();
  });

  it('are not compared where those of the function are not known', () => {
    expect(judged({ api: ['GET /notes'] })).not.toThrow();
  });
});

it('a path of an API has its variables in braces, and says how the handler writes them', () => {
  expect(judged({ api: ['GET /notes/:id'] })).toThrow(
    propRefusal({
      where: 'dev-notes/HttpRoute.op_0',
      prop: 'routeKey',
      mustBe: 'a path with its variables in braces',
      was: 'GET /notes/:id',
      fix: 'Write {id} here, as API Gateway does, and :id among the routes of the handler.',
    }),
  );
});

it('a bundle exports what Lambda calls', () => {
  expect(judged({ api: ['GET /notes'], exports: ['handle'] })).toThrow(
    propRefusal({
      where: 'dev-notes/BundledFunction.notes',
      prop: 'handler',
      mustBe: 'what functions/notes/handler.ts exports',
      was: 'index.handler, where it exports handle',
      fix: 'Export handler there.',
    }),
  );
});

describe('a route of a handler', () => {
  it.each([
    ['GET /notes/:id', 'GET /notes/{id}'],
    ['GET /notes/:id', 'ANY /notes/{id}'],
    ['GET /notes/:id', 'ANY /notes/{proxy+}'],
    ['OPTIONS /:path+', 'OPTIONS /notes/{id}'],
    ['GET /notes', '$default'],
    ['sendMessage', 'sendMessage'],
  ])('%s answers %s', (handler, route) => {
    expect(serves(handler, route)).toBe(true);
  });

  it.each([
    ['GET /notes', 'GET /notes/{id}'],
    ['GET /notes/newest', 'GET /notes/{id}'],
    ['GET /notes', 'ANY /notes/{proxy+}'],
    ['PUT /notes/:id', 'PATCH /notes/{id}'],
    ['sendMessage', 'sendmessage'],
  ])('%s does not answer %s', (handler, route) => {
    expect(serves(handler, route)).toBe(false);
  });
});
