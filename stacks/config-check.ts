import type { IConstruct } from 'constructs';
import { type Environment, encryptedKinds } from '../config/environment';
import type { FunctionSettings } from '../config/function-settings';
import { project } from '../config/project';
import { regions } from '../config/regions';
import type { TokenSource } from '../config/token-source';
import { didYouMean } from '../constructs/nearest-name';
import { checkPattern, checkWholeNumber } from '../constructs/prop-check';
import { PropError } from '../constructs/prop-error';
import { checkTokenSource } from './token-source-check';

/** Refuses an environment of `config/environments.ts` that nothing could be deployed to, before anything is made of it. */
export function checkEnvironment(scope: IConstruct, environment: Environment): void {
  const { name, region, backend, hostedZones = [], projectInNames = false, ownKeys = [] } = environment;
  const place = `environments.${name}`;
  if (projectInNames) checkProject(scope, project);
  checkOneOf(scope, `${place}.region`, region, regions, 'config/environments.ts, or in config/regions.ts if it is new');
  checkOneOf(scope, `${place}.backend.kind`, backend.kind, ['local', 'cloud'], 'config/environments.ts');
  for (const kind of ownKeys) checkOneOf(scope, `${place}.ownKeys`, kind, encryptedKinds, 'config/environments.ts');
  for (const zone of hostedZones) {
    checkPattern(scope, {
      prop: `${place}.hostedZones`,
      value: zone,
      pattern: /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      mustBe: 'names of hosted zones in lower case, without a dot at their end',
      fix: 'Write them in config/environments.ts as in example.com.',
    });
  }
}

/** Refuses what `config/<api>.ts` says of an environment where it says nothing, or names something by an empty or impossible name. */
export function checkSettings(scope: IConstruct, api: string, environment: Environment, settings: unknown): void {
  if (typeof settings !== 'object' || settings === null) {
    throw new PropError(scope, {
      prop: 'settings',
      mustBe: `what config/${api}.ts says of ${environment.name}`,
      was: settings,
      fix: `Add ${environment.name} there, or make no such stack in main.ts.`,
    });
  }
  if ('functions' in settings) {
    for (const [name, one] of Object.entries(settings.functions as Record<string, FunctionSettings>))
      checkFunction(scope, `settings.functions.${name}`, `config/${api}.ts`, one);
  }
  if ('tokens' in settings) checkTokenSource(scope, `config/${api}.ts`, settings as TokenSource);
  if ('existingTable' in settings) {
    checkPattern(scope, {
      prop: 'settings.existingTable',
      value: settings.existingTable as string | undefined,
      pattern: /^[A-Za-z0-9_.-]{3,255}$/,
      mustBe: `the name of a table in ${environment.region}: 3 to 255 letters, digits and _ . -`,
      fix: `Name it in config/${api}.ts, or leave existingTable out: then the stack makes one.`,
    });
  }
}

/** Names of buckets, load balancers and domains take no other characters. */
export function checkProject(scope: IConstruct, value: string): void {
  checkPattern(scope, {
    prop: 'project',
    value,
    pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    mustBe: 'lower-case words with hyphens between, where environments have projectInNames',
    fix: 'Correct it in config/project.ts, or leave projectInNames out in config/environments.ts.',
  });
}

/** What AWS gives to a function. */
function checkFunction(
  scope: IConstruct,
  place: string,
  file: string,
  { memoryMb, timeoutSeconds, architecture }: FunctionSettings,
): void {
  const fix = `Correct it in ${file}.`;
  checkWholeNumber(scope, { prop: `${place}.memoryMb`, value: memoryMb, least: 128, most: 10_240, unit: 'MB', fix });
  checkWholeNumber(scope, {
    prop: `${place}.timeoutSeconds`,
    value: timeoutSeconds,
    least: 1,
    most: 900,
    unit: 'seconds',
    fix,
  });
  checkOneOf(scope, `${place}.architecture`, architecture, ['arm64', 'x86_64'], file);
}

function checkOneOf(scope: IConstruct, prop: string, was: string, known: readonly string[], place: string): void {
  if (known.includes(was)) return;
  throw new PropError(scope, {
    prop,
    mustBe: known.length > 5 ? 'a region of AWS' : `one of ${known.join(', ')}`,
    was,
    fix: `${didYouMean(was, known)} Correct it in ${place}.`,
  });
}
