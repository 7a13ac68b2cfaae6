import xray, { type Segment } from 'aws-xray-sdk-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { payload2 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const id = '00000000-0000-4000-8000-000000000000';

describe('The X-Ray record of a request', () => {
  let service: HttpService;
  beforeAll(async () => {
    // The engine runs in this process, too, outside of every segment.
    xray.setContextMissingStrategy('IGNORE_ERROR');
    service = await startItemsService({
      POWERTOOLS_TRACE_ENABLED: 'true',
      POWERTOOLS_TRACER_CAPTURE_HTTPS_REQUESTS: 'false',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    });
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  /** What is recorded under the segment that Lambda makes for a call. */
  const recordOf = async (route: string, request = {}) => {
    const segment: Segment = new xray.Segment('items');
    segment.in_progress = true;
    await xray.getNamespace().runPromise(async () => {
      xray.setSegment(segment);
      await service.invoke(payload2(route, request));
    });
    const [{ name, error, fault, throttle, http, subsegments }] = JSON.parse(segment.toString()).subsegments;
    return {
      name,
      error,
      fault,
      throttle,
      http,
      calls: (subsegments ?? []).map((call: { name: string }) => call.name),
    };
  };

  it('holds the answer and is named by the route, not by the path', async () => {
    expect(await recordOf('GET /items')).toMatchObject({ name: 'GET /items', http: { response: { status: 200 } } });
    expect((await recordOf('GET /items/{id}', { pathParameters: { id } })).name).toBe('GET /items/:id');
  });

  it.each([
    ['GET /items/{id}', { pathParameters: { id } }, 404],
    ['POST /items', { body: {} }, 400],
    ['POST /items', { body: {}, authorizer: null }, 401],
    ['PUT /items/{id}', { pathParameters: { id: '%' } }, 404],
    ['GET /items/{id}', { pathParameters: { id: '..' } }, 400],
  ])('of %s with %j is an error of the caller, %i, and no fault', async (route, request, status) => {
    const { error, fault, http } = await recordOf(route, request);

    expect({ error, fault, http }).toEqual({ error: true, fault: undefined, http: { response: { status } } });
  });

  it.each([
    ['InternalServerError', 500],
    ['ThrottlingException', 503],
  ])('of a request that fails for %s is a fault, %i', async (name, status) => {
    service.engine.fail({ name, times: 9 });
    const { error, fault, http } = await recordOf('GET /items');

    expect({ error, fault, http }).toEqual({ error: undefined, fault: true, http: { response: { status } } });
  });

  it('is named in one way for all that has no route', async () => {
    expect((await recordOf('GET /nothing')).name).toBe('no route');
  });

  it('holds the calls of DynamoDB that it made', async () => {
    expect((await recordOf('GET /items/{id}', { pathParameters: { id } })).calls).toContain('DynamoDB');
  });
});

describe('The X-Ray SDK', () => {
  it.each([
    ['false', 0],
    ['true', 1],
  ])('is loaded only where tracing is on: %s', async (POWERTOOLS_TRACE_ENABLED, loads) => {
    const load = vi.fn();
    vi.doMock('@aws-lambda-powertools/tracer', async (original) => {
      load();
      return original();
    });
    const service = await startItemsService({ POWERTOOLS_TRACE_ENABLED });
    vi.doUnmock('@aws-lambda-powertools/tracer');

    expect((await service.invoke(payload2('GET /items'))).statusCode).toBe(200);
    await service.close();
    expect(load).toHaveBeenCalledTimes(loads);
  });
});
