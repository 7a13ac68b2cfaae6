import type { Resource } from '../terraform/model/resource';
import type { ServedApi } from './api';
import type { World } from './world';

/** Starts one API: the only export that `run` needs of `http-api/`, `rest-api/` and `websocket-api/`. */
export type ServeApi = (api: Resource, world: World) => ServedApi;
