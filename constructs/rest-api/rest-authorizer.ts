import type { RestApi } from './rest-api';
import type { RestParameter } from './rest-parameters';

/** What decides about callers of a method. */
export interface RestAuthorizer {
  /** The API the authorizer belongs to; it serves no other. */
  readonly api: RestApi;

  /** Id AWS gives the authorizer. */
  readonly authorizerId: string;

  /** How a method names this kind of authorizer. */
  readonly authorization: 'COGNITO_USER_POOLS' | 'CUSTOM';

  /** The parts of a request that name the caller. */
  readonly identity: readonly RestParameter[];
}
