import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { callersDocument, serversOf } from '../../scripts/openapi-docs/callers-document';

const ours = readFileSync('stacks/users-openapi-rest-api/openapi.yaml', 'utf8');

describe('the document for callers', () => {
  it('says where the API is', () => {
    const servers = [{ url: 'https://users-openapi.myapp.com', description: 'prod' }];

    expect(parse(callersDocument(ours, servers)).servers).toEqual(servers);
  });

  it('keeps what callers ask and are answered', () => {
    expect(Object.keys(parse(callersDocument(ours, [])).paths)).toEqual(['/users', '/users/{userId}']);
  });

  it('says nothing of what is behind the API', () => {
    expect(callersDocument(ours, [])).not.toMatch(/x-amazon|\$\{/);
  });
});

describe('the servers', () => {
  it('are those whose address is known before deployment', () => {
    const stacks = mkdtempSync(join(tmpdir(), 'gatehouse-'));
    const urls = { prod: 'https://users-openapi.myapp.com', dev: '${aws_api_gateway_stage.dev.invoke_url}' };
    for (const [environment, value] of Object.entries(urls)) {
      const folder = join(stacks, `${environment}-users-openapi-rest-api`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ output: { url: { value } } }));
    }

    expect(serversOf(stacks)).toEqual([{ url: 'https://users-openapi.myapp.com', description: 'prod' }]);
  });

  it('are none before the first synth', () => {
    expect(serversOf(join(tmpdir(), 'gatehouse-nothing'))).toEqual([]);
  });
});
