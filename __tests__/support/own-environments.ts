import type { EnvironmentName } from '../../config/environment';
import { environmentNames } from '../../scripts/shared/environment-names';
import type { TestEnvironmentName } from './environments';

/** The name of this project's environment that a change reaches last: what counts. */
export const lastEnvironment = nameAt(-1);

/** The name of this project's environment that a change reaches first. */
export const firstEnvironment = nameAt(0);

/** This project's environments in the places of those of tests: the first, the last, and the one before the last. */
const places: Readonly<Record<TestEnvironmentName, EnvironmentName>> = {
  dev: firstEnvironment,
  staging: environmentNames.at(-2) ?? lastEnvironment,
  prod: lastEnvironment,
};

/** What `config/<api>.ts` says of this project's environment in the place of one of tests. */
export const ownSettings = <Settings>(
  settings: Readonly<Record<EnvironmentName, Settings>>,
  name: TestEnvironmentName,
): Settings => settings[places[name]];

function nameAt(place: number): EnvironmentName {
  const name = environmentNames.at(place);
  if (name === undefined)
    throw new Error('environments: must be at least one, are none. Add one in config/environments.ts.');
  return name;
}
