export type { ApiAnswer, ApiRequest, HeaderList, ServeApi, ServedApi, ServedStage } from './api';
export type { RunOptions } from './options';
export { type Step, Trace } from './trace';
export type { World } from './world';
