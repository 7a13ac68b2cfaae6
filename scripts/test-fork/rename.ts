import { environments } from '../../config/environments';
import { project } from '../../config/project';
import { edit, editConfig } from './edit';

/** Our hosted zones, each once. */
export const zones = [...new Set(environments.flatMap(({ hostedZones = [] }) => hostedZones))];

/** A name and a domain that are not ours. */
const name = project.startsWith('acme') ? 'globex' : 'acme';
const domain = zones.some((zone) => zone.endsWith('acme.io')) ? 'globex.io' : 'acme.io';

/** Gives the project, its hosted zones and each domain in them another name. */
export function rename(folder: string): void {
  edit(folder, 'package.json', (text) => text.replace(/"name": ".*"/, `"name": "${name}"`));
  edit(folder, 'config/project.ts', (text) => text.replace(`'${project}'`, `'${name}'`));
  editConfig(folder, (text) => zones.reduce(withoutZone, text.replaceAll("domainName: '", "domainName: 'our-")));
}

const withoutZone = (text: string, zone: string, at: number) => text.replaceAll(zone, `zone-${at}.${domain}`);
