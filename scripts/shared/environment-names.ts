import type { EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';

/** The names of all environments, in the order in which a change reaches them. One in two regions is named once. */
export const environmentNames: readonly EnvironmentName[] = [...new Set(environments.map(({ name }) => name))];
