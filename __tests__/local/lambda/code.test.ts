import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { answerOf, folderOf, functionResource, runFunctions } from '../support/functions';

const runtimeFolder = fileURLToPath(new URL('../../../local/lambda', import.meta.url));

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

const bytes = (text: string) => new TextEncoder().encode(text);
const zip = zipSync({ 'src/app.mjs': bytes('export const run = async () => "zipped";') });

describe('the code of a function', () => {
  it('may be in a zip', async () => {
    const resource = {
      aws_lambda_function: { f: functionResource({ filename: 'out/f.zip', handler: 'src/app.run' }) },
    };
    const { invoke } = await runFunctions({ 'out/f.zip': zip }, resource);

    expect(answerOf(await invoke('f'))).toBe('zipped');
  });

  it('may be in the folder that was unpacked beside a zip that is not there', async () => {
    const resource = { aws_lambda_function: { f: functionResource({ filename: 'code.zip' }) } };
    const { invoke } = await runFunctions(
      { 'code/index.mjs': 'export const handler = async () => "folder";' },
      resource,
    );

    expect(answerOf(await invoke('f'))).toBe('folder');
  });

  it('may be an object in S3 that the document uploads', async () => {
    const { filename: _, ...f } = functionResource({
      s3_bucket: '${aws_s3_bucket.code.id}',
      s3_key: 'f.zip',
      handler: 'src/app.run',
    }) as Record<string, unknown>;
    const { invoke } = await runFunctions(
      { 'f.zip': zip },
      {
        aws_lambda_function: { f },
        aws_s3_bucket: { code: { bucket: 'code' } },
        aws_s3_object: { f: { bucket: '${aws_s3_bucket.code.id}', key: 'f.zip', source: 'f.zip' } },
      },
    );

    expect(answerOf(await invoke('f'))).toBe('zipped');
  });

  it('finds the packages of its layers and of the runtime', async () => {
    const code = `const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
      exports.handler = async () => [require('layered'), typeof DynamoDBClient, require('fs').readFileSync('/opt/note.txt', 'utf8')];`;
    const { invoke } = await runFunctions(
      {
        'code/index.js': code,
        'layer/nodejs/node_modules/layered/index.js': 'module.exports = "of a layer";',
        'layer/note.txt': 'note',
      },
      {
        aws_lambda_function: { f: functionResource({ layers: ['${aws_lambda_layer_version.l.arn}'] }) },
        aws_lambda_layer_version: { l: { layer_name: 'l', filename: 'layer' } },
      },
    );

    expect(answerOf(await invoke('f'))).toEqual(['of a layer', 'function', 'note']);
  });

  it('finds the packages of the runtime from an ES module', async () => {
    const code =
      'import { DynamoDBClient } from "@aws-sdk/client-dynamodb"; export const handler = async () => DynamoDBClient.name;';
    const { invoke } = await runFunctions({ 'code/index.mjs': code });

    expect(answerOf(await invoke('f'))).toBe('DynamoDBClient');
  });

  it('finds packages that are links to other folders, wherever those lie', async () => {
    const elsewhere = folderOf({
      'linked/package.json': '{ "main": "src/index.js" }',
      'linked/src/index.js': 'exports.text = require("fs").readFileSync(__dirname + "/text.txt", "utf8");',
      'linked/src/text.txt': 'of a link',
      'store/node_modules/@scope/stored/index.js': 'exports.text = require("beside").text;',
      'store/node_modules/beside/index.js': 'exports.text = "beside a link";',
      'layered/index.js': 'exports.text = "of a layer";',
    });
    const folder = folderOf({
      'code/index.js': `const texts = ['linked', '@scope/stored', 'layered'].map((name) => require(name).text);
        exports.handler = async () => texts;`,
    });
    link(join(elsewhere, 'linked'), join(folder, 'code/node_modules/linked'));
    link(join(elsewhere, 'store/node_modules/@scope/stored'), join(folder, 'code/node_modules/@scope/stored'));
    link(join(elsewhere, 'layered'), join(folder, 'layer/nodejs/node_modules/layered'));
    const { invoke } = await runFunctions(
      {},
      {
        aws_lambda_function: {
          f: functionResource({
            filename: join(folder, 'code'),
            layers: ['${aws_lambda_layer_version.l.arn}'],
          }),
        },
        aws_lambda_layer_version: { l: { layer_name: 'l', filename: join(folder, 'layer') } },
      },
    );

    expect(answerOf(await invoke('f'))).toEqual(['of a link', 'beside a link', 'of a layer']);
  });

  it('finds the packages of the runtime where those of the project are a link', async () => {
    const packages = folderOf({ 'node_modules/@aws-sdk/example/index.js': 'exports.text = "of the runtime";' });
    const project = folderOf({});
    link(join(packages, 'node_modules'), join(project, 'node_modules'));
    link(runtimeFolder, join(project, 'local/lambda'));
    const code = 'const { text } = require("@aws-sdk/example"); exports.handler = async () => text;';
    const options = { runtime: join(project, 'local/lambda/runtime.mjs') };
    const { invoke } = await runFunctions({ 'code/index.js': code }, undefined, options);

    expect(answerOf(await invoke('f'))).toBe('of the runtime');
  });

  it.each([
    [
      'that is not there',
      { filename: 'gone.zip' },
      /^filename must name a zip or a folder, "gone.zip" is not there\. Build it first\.$/,
    ],
    [
      'of another runtime',
      { runtime: 'python3.13' },
      /^its runtime is python3\.13: only functions of Node\.js are run$/,
    ],
    [
      'in a container image',
      { package_type: 'Image', image_uri: 'x/y:1' },
      /^it is a container image: only functions of Node\.js are run$/,
    ],
  ])('%s is named once at the start, and its calls are refused with the reason', async (_, given, why) => {
    const resource = { aws_lambda_function: { f: functionResource(given) } };
    const { events, invoke } = await runFunctions({ 'code/index.mjs': '' }, resource);

    expect(events).toEqual([
      { event: 'unsupported', stack: 'test', address: 'aws_lambda_function.f', why: expect.stringMatching(why) },
    ]);
    expect(await invoke('f')).toMatchObject({
      outcome: 'refused',
      status: 502,
      message: `aws_lambda_function.f: ${events.map((event) => ('why' in event ? event.why : ''))[0]}`,
    });
  });

  it('that is a damaged zip is refused with one line', async () => {
    const resource = { aws_lambda_function: { f: functionResource({ filename: 'f.zip' }) } };
    const { invoke, folder } = await runFunctions({ 'f.zip': 'not a zip' }, resource);

    expect(await invoke('f')).toMatchObject({
      outcome: 'refused',
      message: `aws_lambda_function.f: ${folder}/f.zip: must be a zip, and cannot be unpacked. Build it again.`,
    });
  });

  it('in a zip that names files outside of it writes none there', async () => {
    const evil = zipSync({
      '../../evil.txt': bytes('evil'),
      'index.mjs': bytes('export const handler = async () => "fine";'),
    });
    const resource = { aws_lambda_function: { f: functionResource({ filename: 'f.zip' }) } };
    const { invoke } = await runFunctions({ 'f.zip': evil }, resource);

    expect(answerOf(await invoke('f'))).toBe('fine');
  });
});
