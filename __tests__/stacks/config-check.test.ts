import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../config/environment';
import { BaseStack } from '../../stacks/base-stack';
import { environment } from '../support/environments';

class NotesStack extends BaseStack {
  constructor(changed: object, settings: unknown) {
    super(Testing.app(), { ...environment('dev'), ...changed } as Environment, 'notes-http-api', settings);
  }
}

const made = (changed: object, settings: unknown) => () => new NotesStack(changed, settings);

describe('config/', () => {
  it('may say what an environment takes', () => {
    expect(made({ region: 'us-east-1', hostedZones: ['example.com'] }, { existingTable: 'notes' })).not.toThrow();
  });

  it.each<[string, object, unknown, string]>([
    [
      'a region that does not exist',
      { region: 'eu-west1' },
      {},
      'environments.dev.region must be a region of AWS, was "eu-west1". Did you mean eu-west-1? Correct it in config/environments.ts, or in config/regions.ts if it is new.',
    ],
    [
      'a backend that is none of ours',
      { backend: { kind: 's3' } },
      {},
      'environments.dev.backend.kind must be one of local, cloud, was "s3". Did you mean local? Correct it in config/environments.ts.',
    ],
    [
      'a kind that can have no key of its own',
      { ownKeys: ['topics', 'tabels'] },
      {},
      'environments.dev.ownKeys must be one of topics, tables, queues, logs, was "tabels". Did you mean tables? Correct it in config/environments.ts.',
    ],
    [
      'a zone that is written as a host of DNS',
      { hostedZones: ['Example.com.'] },
      {},
      'environments.dev.hostedZones must be names of hosted zones in lower case, without a dot at their end, was "Example.com.". Write them in config/environments.ts as in example.com.',
    ],
    [
      'an API without settings for an environment',
      {},
      undefined,
      'settings must be what config/notes-http-api.ts says of dev, was missing. Add dev there, or make no such stack in main.ts.',
    ],
    [
      'more memory than a function can have',
      {},
      { functions: { api: { memoryMb: 20_480, timeoutSeconds: 15, architecture: 'arm64' } } },
      'settings.functions.api.memoryMb must be a whole number from 128 to 10240 MB, was 20480. Correct it in config/notes-http-api.ts.',
    ],
    [
      'a longer time-out than a function can have',
      {},
      { functions: { api: { memoryMb: 512, timeoutSeconds: 901, architecture: 'arm64' } } },
      'settings.functions.api.timeoutSeconds must be a whole number from 1 to 900 seconds, was 901. Correct it in config/notes-http-api.ts.',
    ],
    [
      'a processor that Lambda has not',
      {},
      { functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'amd64' } } },
      'settings.functions.api.architecture must be one of arm64, x86_64, was "amd64". Did you mean arm64? Correct it in config/notes-http-api.ts.',
    ],
    [
      'a table without a name',
      {},
      { existingTable: '' },
      'settings.existingTable must be the name of a table in eu-west-1: 3 to 255 letters, digits and _ . -, was "". Name it in config/notes-http-api.ts, or leave existingTable out: then the stack makes one.',
    ],
  ])('is refused with %s', (_, changed, settings, message) => {
    expect(made(changed, settings)).toThrow(`dev-notes-http-api: ${message}`);
  });
});
