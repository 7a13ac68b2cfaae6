import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runApp } from '../../scripts/shared/run-app';
import { silentAlarms } from '../../scripts/synth/silent-alarms';
import { tableOf } from '../../scripts/synth/table';
import { environment } from '../support/environments';

const project = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-synth-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (outdir: string) =>
  readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(outdir.length), readFileSync(file).toString('base64')]);

it('writes, without the start of the command line, the bytes that cdktf synth writes', () => {
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', CI: '1' };
  const cdktf = join(project, 'node_modules/.bin/cdktf');

  expect(runApp(project, ours)).toEqual({ status: 0, printed: '' });
  expect(spawnSync(cdktf, ['synth', '--output', theirs], { cwd: project, env }).status).toBe(0);
  expect(filesIn(ours)).not.toEqual([]);
  expect(filesIn(ours)).toEqual(filesIn(theirs));
});

it('says in one line that its folder may not be written, and writes nothing', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');

  const { status, printed } = runApp(project, file);

  expect(status).toBe(1);
  expect(printed).toMatch(/^Nothing was written: (ENOTDIR|EEXIST): .*$/);
});

it('shows each stack with its kind, its size and what changed since its review', () => {
  const chat = { aws_apigatewayv2_api: { chat: { protocol_type: 'WEBSOCKET' } }, aws_sqs_queue: { one: {} } };
  const stacks = new Map([
    ['dev-chat', { resource: chat }],
    ['dev-notes', { resource: { aws_api_gateway_rest_api: { notes: {} } } }],
    ['dev-account', {}],
  ]);
  const change = { kind: 'removed', address: 'aws_dynamodb_table.notes', lost: 'its items', arguments: [] } as const;

  expect(
    tableOf(stacks, [
      { stack: 'dev-notes', changes: [change, { ...change, lost: undefined }] },
      { stack: 'dev-account', whole: 'new', changes: [] },
    ]),
  ).toBe(
    [
      'stack        kind       resources  since the review',
      'dev-chat     WebSocket  2          nothing changed',
      'dev-notes    REST       1          2 changes, 1 of them LOSES DATA',
      'dev-account  -          0          new',
      '',
    ].join('\n'),
  );
});

it('says of environments with data to protect that their alarms write to nobody', () => {
  const prod = environment('prod');
  const alarms = { resource: { aws_cloudwatch_metric_alarm: { errors: {} } } };
  const stacks = new Map([
    ['dev-notes', alarms],
    ['prod-notes', alarms],
  ]);

  expect(silentAlarms([environment('dev'), prod], stacks)).toEqual([
    'Alarms of prod write to nobody: name alertEmails of prod in config/environments.ts.',
  ]);
  expect(silentAlarms([{ ...prod, alertEmails: ['alerts@example.com'] }], stacks)).toEqual([]);
  expect(silentAlarms([prod], new Map([['prod-notes', { resource: {} }]]))).toEqual([]);
});
