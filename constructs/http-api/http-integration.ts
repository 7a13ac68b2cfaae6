import type { IConstruct } from 'constructs';
import { checkWholeNumber } from '../prop-check';
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

/** Refuses a waiting time that an HTTP API does not take. */
export function checkIntegrationTimeout(scope: IConstruct, timeoutMilliseconds: number): void {
  checkWholeNumber(scope, {
    prop: 'timeoutMilliseconds',
    value: timeoutMilliseconds,
    least: 50,
    most: 30_000,
    unit: 'milliseconds',
    fix: 'AWS does not raise the limit; answer 202 and work asynchronously instead.',
  });
}
