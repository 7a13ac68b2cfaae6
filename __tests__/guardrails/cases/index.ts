import type { Case } from './case';
import { httpApiCases } from './http-api';
import { integrationCases } from './integration';
import { routeCases } from './route';

/** Every proof of every rule. */
export const cases: readonly Case[] = [...httpApiCases, ...routeCases, ...integrationCases];
