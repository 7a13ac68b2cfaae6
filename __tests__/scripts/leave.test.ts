import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyFor } from '../../scripts/leave-cdktn/copy';
import { fork, rewritePackage, rewriteSource } from '../../scripts/leave-cdktn/fork';
import { plainReferences } from '../../scripts/leave-hcl/plain-references';
import { escapedAroundExpressions } from '../../scripts/leave-hcl/repair-hcl';
import { statementBlocks } from '../../scripts/leave-hcl/statement-blocks';
import { importsOf, sources } from '../support/sources';

const project = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-leave-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('A copy for cdktn', () => {
  it('imports the fork where the original imports CDKTF', () => {
    expect(
      rewriteSource(
        `import { App } from 'cdktf';\nimport { X } from '@cdktf/provider-aws/lib/x';\nconst out = 'cdktf.out';`,
      ),
    ).toBe(`import { App } from 'cdktn';\nimport { X } from '@cdktn/provider-aws/lib/x';\nconst out = 'cdktf.out';`);
  });

  it('asks for the packages of the fork and calls its command', () => {
    const scripts = { synth: 'CHECKPOINT_DISABLE=1 cdktf synth', test: 'vitest run' };
    const devDependencies = { zod: '4.6.7', cdktf: '0.21.0', constructs: '10.8.1' };

    expect(JSON.parse(rewritePackage(JSON.stringify({ name: 'x', scripts, devDependencies })))).toEqual({
      name: 'x',
      scripts: { synth: 'CHECKPOINT_DISABLE=1 cdktn synth', test: 'vitest run' },
      devDependencies: { cdktn: fork.cdktf[1], constructs: fork.constructs[1], zod: '4.6.7' },
    });
  });

  it('has every source, and in none an import of CDKTF', () => {
    copyFor(project, join(folder, 'copy'));
    const copied = sources.map(({ path }) => ({ path, text: readFileSync(join(folder, 'copy', path), 'utf8') }));
    const imported = copied.flatMap(importsOf);

    expect(imported.filter((name) => /^(cdktf|@cdktf\/.*)$/.test(name))).toEqual([]);
    expect(imported).toContain('cdktn');
  });
});

describe('HCL', () => {
  it.each([
    ['{"Action":["s3:*"]}', '{\\"Action\\":[\\"s3:*\\"]}'],
    ['{"Resource":"${aws_x.y["a"].arn}/*"}', '{\\"Resource\\":\\"${aws_x.y["a"].arn}/*\\"}'],
    ['${replace(a.b, "/x", "$${y}/x")}"', '${replace(a.b, "/x", "$${y}/x")}\\"'],
    ['$${stageVariables.alias}"', '$${stageVariables.alias}\\"'],
    ['${{ for k, v in a.b : k => "c" }}"', '${{ for k, v in a.b : k => "c" }}\\"'],
    ['\\.\n\t', '\\\\.\\n\\t'],
  ])('escapes %j around expressions', (text, hcl) => {
    expect(escapedAroundExpressions(text)).toBe(hcl);
  });

  it('has the statements of a web ACL as blocks', () => {
    expect(statementBlocks('tags = {\n}\nstatement = {\na = {\nb = 1\n}\n}\nc = {\n}')).toBe(
      'tags = {\n}\nstatement {\na {\nb = 1\n}\n}\nc = {\n}',
    );
  });
});

describe('References in HCL', () => {
  it('stand without quotes where Terraform takes nothing else', () => {
    expect(plainReferences('depends_on = [\n"a.b",\n"c.d"\n]\nnames = [\n"e.f"\n]')).toBe(
      'depends_on = [\na.b,\nc.d\n]\nnames = [\n"e.f"\n]',
    );
  });
});

describe.each([
  ['leave:hcl', 'leave-hcl'],
  ['leave:cdktn', 'leave-cdktn'],
])('npm run %s', (name, command) => {
  const full = mkdtempSync(join(folder, 'full-'));
  writeFileSync(join(full, 'mine.txt'), 'mine');

  it.each([
    [[], 'not given'],
    [[full], full],
    [[join(full, 'mine.txt')], join(full, 'mine.txt')],
  ])('writes into no folder that it was not given for it: %j', (args, was) => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', command, ...args], {
      cwd: project,
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `${name}: FOLDER must be empty or new, was ${was}. usage: npm run ${name} -- FOLDER\n`,
    });
  });
});
