import type { HttpApi } from './http-api';

/** What answers a route. */
export interface HttpIntegration {
  /** The API the integration belongs to. */
  readonly api: HttpApi;

  /** Id AWS gives the integration. */
  readonly integrationId: string;
}

/** AWS deletes no integration that a route names: the new one comes first, then the routes move, then the old one goes. */
export const createdFirst = { createBeforeDestroy: true } as const;
