import type { Rule } from '../rule';
import { httpApiRules } from './http-api';
import { integrationRules } from './integration';
import { routeRules } from './route';

/** Every rule in force. */
export const allRules: readonly Rule[] = [...httpApiRules, ...routeRules, ...integrationRules];
