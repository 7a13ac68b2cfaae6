import type { ApiRequest, HeaderList } from '../api';
import type { Signer } from '../identity/identity';
import type { Trace } from '../trace';
import type { World } from '../world';
import type { ContextObject } from './context';
import type { MethodDefinition, RestApiDefinition } from './definition/rest-api-definition';
import type { StageDefinition } from './definition/stages';

/** One request on its way through a stage. */
export interface Call {
  readonly api: RestApiDefinition;
  readonly stage: StageDefinition;
  readonly world: World;
  readonly trace: Trace;
  readonly request: ApiRequest;
  /** Method of the request, or the one that overrides it. */
  readonly httpMethod: string;
  /** Path as functions see it: without the stage, with the base path of a custom domain. */
  readonly path: string;
  /** Path below stage and base path. */
  readonly resourcePath: string;
  readonly query: HeaderList;
  readonly canary: boolean;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextObject;
}

/** A call whose method is known. */
export interface MethodCall extends Call {
  readonly method: MethodDefinition;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Body of the request, decompressed. */
  readonly body: Buffer;
  /** ARN of what is called, as policies name it: `…/stage/GET/users/1`. */
  readonly arn: string;
  /** Who signed the request, once that is known. */
  signer?: Signer | undefined;
}
