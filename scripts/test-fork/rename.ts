import { environments } from '../../config/environments';
import { project } from '../../config/project';
import { environmentNames } from '../shared/environment-names';
import { edit, editConfig } from './edit';

/** Our hosted zones, each once. */
export const zones = [...new Set(environments.flatMap(({ hostedZones = [] }) => hostedZones))];

/** Names and a domain that are not ours. */
const name = project.startsWith('acme') ? 'globex' : 'acme';
const domain = zones.some((zone) => zone.endsWith('acme.io')) ? 'globex.io' : 'acme.io';
const words = ['sandbox', 'live', 'trial', 'market'].filter((word) => environmentNames.every((one) => one !== word));

/** The first and the last environment, which tests of the stacks run, with their new names. */
export const renamedEnvironments = environmentNames
  .filter((_, at) => at === 0 || at === environmentNames.length - 1)
  .map((one, at) => [one, words[at] ?? ''] as const);

/** Gives the project, its environments, its hosted zones and each domain in them another name. */
export function rename(folder: string): void {
  edit(folder, 'package.json', (text) => text.replace(/"name": ".*"/, `"name": "${name}"`));
  edit(folder, 'config/project.ts', (text) => text.replace(`'${project}'`, `'${name}'`));
  editConfig(folder, (text) => zones.reduce(withoutZone, text.replaceAll("domainName: '", "domainName: 'our-")));
  editConfig(folder, (text) => renamedEnvironments.reduce(withoutEnvironment, text));
}

const withoutZone = (text: string, zone: string, at: number) => text.replaceAll(zone, `zone-${at}.${domain}`);

const withoutEnvironment = (text: string, [before, after]: readonly [string, string]) =>
  text.replace(new RegExp(`(?<![\\w-]|\\w\\.)${before}(?![\\w-])`, 'g'), after);
