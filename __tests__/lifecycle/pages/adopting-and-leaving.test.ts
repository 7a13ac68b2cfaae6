import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { importBlocks } from '../import-ids';
import { Project } from '../project';
import { addressesOf } from '../state';
import { stepsInTurn } from '../steps-in-turn';
import { makeSurroundings } from '../surroundings';
import { blocksIn, textOf } from './page';
import { follow, Reader } from './reader';

const stack = 'prod-items-http-api';
const client = 'constructs/identity/user-pool-client.ts';

let reader: Reader;
let existing: Project;
const step = stepsInTurn();
const imports = () => join(reader.folder, 'cdktf.out/stacks', stack, 'imports.tf');

beforeAll(async () => {
  reader = await Reader.arrive();
  existing = new Project(reader.endpoint.url, [stack], await makeSurroundings(reader.endpoint.url));
  await existing.deploy();
});

afterAll(() => reader.leave());

step('the line that docs/adopting.md has about clients of a user pool is written where it says', async () => {
  const [line = ''] = blocksIn(textOf('docs/adopting.md'), 'ts');
  const source = readFileSync(join(reader.folder, client), 'utf8');
  const written = source.replace(/generateSecret: .*\n/, (before) => `${before}${line}`);

  expect(written).not.toBe(source);
  writeFileSync(join(reader.folder, client), written);
});

follow('docs/adopting.md', {
  step,
  reader: () => reader,
  promises: {
    'npm run synth': () => {
      const blocks = importBlocks(JSON.parse(existing.state(stack)));
      const text = blocks.map(({ to, id }) => `import {\n  to = ${to}\n  id = ${JSON.stringify(id)}\n}\n`);
      writeFileSync(imports(), text.join('\n'));
    },
    'terraform plan': (output) => expect(output).toMatch(/(?<!\d)0 to destroy\.|No changes\./),
  },
});

step('all that existed is adopted', async () => {
  expect(addressesOf(reader.resources(stack))).toEqual(addressesOf(existing.resources(stack)));
  rmSync(imports());
});

follow('docs/leaving.md', { step, reader: () => reader });
