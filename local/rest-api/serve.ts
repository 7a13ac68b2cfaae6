import type { Resource } from '../../terraform/model/resource';
import type { ApiAnswer, ApiRequest, ServedApi, ServedStage } from '../api';
import { percentDecoded } from '../gateway/percent-decoding';
import { callersNote } from '../iam/callers-note';
import { requestId } from '../request-id';
import type { ServeApi } from '../serve-api';
import type { Trace } from '../trace';
import type { World } from '../world';
import type { KeyUse } from './access/api-keys';
import { Authorization } from './access/authorization';
import { Quotas } from './access/quotas';
import { Throttles } from './access/throttles';
import { WebAcls } from './access/web-acl';
import { readRestApi } from './definition/read-rest-api';
import type { RestApiDefinition } from './definition/rest-api-definition';
import { readStages } from './definition/stages';
import { readApiKeys, readUsagePlans } from './definition/usage-plans';
import { ResourceTree } from './resource-tree';
import { type ApiParts, RunningStage, type StageRequest } from './running-stage';
import { tellUnsupported } from './unsupported';
import { BodyValidator } from './validation/body-validator';

/** Starts a REST API. */
export const serveRestApi: ServeApi = (api, world) => new RestApi(api, world);

class RestApi implements ServedApi {
  readonly kind = 'rest';
  readonly address: string;
  readonly id: string;
  readonly stages: readonly ServedStage[];
  readonly notes: readonly string[];
  private readonly running: ReadonlyMap<string, RunningStage>;
  private readonly definition: RestApiDefinition;

  constructor(api: Resource, world: World) {
    const { model } = world.deployed;
    this.definition = readRestApi(api, world);
    this.address = api.address;
    this.id = this.definition.id;
    const keyUse = keyUseOf(this.definition, world);
    const { throttles, quotas } = keyUse;
    world.remembers?.(() => [...throttles.remembered(this.address), ...quotas.remembered(this.address)]);
    const parts = partsOf(this.definition, world, keyUse);
    const stages = readStages(model, api);
    this.running = new Map(stages.map((stage) => [stage.name, new RunningStage(stage, parts)]));
    this.stages = stages.map(({ name, address }) => ({ name, address, path: `/${name}` }));
    const drawn = keyUse.keys.filter((key) => key.drawn);
    const isSigned = this.definition.methods.some(({ authorization }) => authorization === 'AWS_IAM');
    this.notes = [
      ...drawn.map(({ address, value }) => `${address} has the value ${value}`),
      ...(isSigned ? callersNote(this.address, world.options) : []),
    ];
    tellUnsupported(this.definition, stages, world);
  }

  async answer(request: ApiRequest, trace: Trace): Promise<ApiAnswer> {
    const { stage, ...given } = this.placed(request);
    const running = this.running.get(stage);
    if (running === undefined || (this.definition.endpointDisabled && request.domain === undefined)) {
      const why =
        running === undefined ? `no stage "${stage}"` : 'the execute-api endpoint is disabled: ask a custom domain';
      trace.step('stage', `403 ${why}`, this.address);
      return forbidden(trace);
    }
    trace.step('stage', stage, running.definition.address);
    return running.answer(given, trace);
  }

  /** Parts the target of a request into stage, path and query. A custom domain has chosen the stage. */
  private placed(request: ApiRequest): StageRequest & { readonly stage: string } {
    const at = request.target.indexOf('?');
    const [path, query] = at < 0 ? [request.target, ''] : [request.target.slice(0, at), request.target.slice(at + 1)];
    if (request.domain !== undefined) {
      const { stage, mappingKey } = request.domain;
      const whole = mappingKey === '' ? path : `/${mappingKey}${path === '/' ? '' : path}`;
      return { request, stage, resourcePath: path || '/', path: whole, wholePath: whole, query };
    }
    const [, stage = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
    const place = { resourcePath: rest || '/', path: rest || '/', wholePath: path, query };
    return { request, stage: percentDecoded(stage), ...place };
  }

  async close(): Promise<void> {}
}

const keyUseOf = ({ id }: RestApiDefinition, world: World): KeyUse => ({
  keys: readApiKeys(world.deployed.model),
  plans: readUsagePlans(world.deployed.model, id),
  throttles: new Throttles(world.now),
  quotas: new Quotas(world.now),
});

function partsOf(api: RestApiDefinition, world: World, keyUse: KeyUse): ApiParts {
  const unusable = (model: string, why: string) =>
    world.unsupported(api.address, `model ${model} cannot be used: ${why}`);
  return {
    api,
    world,
    keyUse,
    webAcls: new WebAcls(world),
    tree: new ResourceTree(api.methods),
    authorization: new Authorization(api, world),
    bodies: new BodyValidator(api.models, unusable),
  };
}

/** Where there is no stage, API Gateway says no more than this. */
const forbidden = (trace: Trace): ApiAnswer => ({
  status: 403,
  headers: [
    ['Content-Type', 'application/json'],
    ['x-amzn-ErrorType', 'ForbiddenException'],
    ['x-amzn-RequestId', trace.id],
    ['x-amz-apigw-id', requestId('http')],
  ],
  body: Buffer.from('{"message":"Forbidden"}'),
});
