export type { ApiAnswer, ApiRequest, HeaderList, ServedApi, ServedStage } from './api';
export { documentOf, type LocalDocument } from './document';
export type {
  ConsoleEvent,
  ErrorEvent,
  LogEvent,
  NoteEvent,
  ReadyEvent,
  RequestEvent,
  RunEvent,
  Tell,
  UnsupportedEvent,
} from './events';
export { RunFailure } from './failure';
export type { RunOptions } from './options';
export { type LocalRun, type LocalRunOptions, localRun } from './run';
export type { LocalAnswer, LocalRequest, RunningApi } from './running-api';
export type { ServeApi } from './serve-api';
export { type Step, Trace } from './trace';
export type { World } from './world';
