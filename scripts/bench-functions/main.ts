import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { compile } from '../bundle/compile.mjs';
import { writeWhole } from '../bundle/files.mjs';
import { zip } from '../bundle/zip.mjs';
import { print, type Row, type Times } from './figures';
import { startStubTable } from './stub-table';

/** A `GET` that each function can answer with one read, by the function's name. The others are only loaded. */
const firstGets = new Map([['items', 'GET /items/{id}']]);

/**
 * How long each function takes to start, beside a handler written by hand. Compare the ratios: every row starts once a round, so what slows
 * the machine slows them alike. `[STARTS]`, 30 by default.
 */
export async function main([given = '30', ...more]: readonly string[], root: string): Promise<number> {
  const starts = Number(given);
  if (!Number.isInteger(starts) || starts < 1 || more.length > 0) {
    process.stderr.write(
      `bench:functions: STARTS must be a whole number from 1, was ${[given, ...more].join(' ')}. usage: npm run bench:functions -- [STARTS]\n`,
    );
    return 2;
  }
  const table = await startStubTable();
  try {
    const rows = await rowsOf(root);
    for (let start = 0; start < starts; start += 1) {
      for (const row of rows) row.times.push(await startOnce(root, row, table.endpoint));
    }
    print(rows, starts);
    return 0;
  } finally {
    table.close();
  }
}

async function rowsOf(root: string): Promise<Row[]> {
  const { bundleFunctions } = await import(pathToFileURL(join(root, 'scripts/bundle.mjs')).href);
  const bundles: { name: string; zip: string }[] = await bundleFunctions({ root });
  const functions = bundles.map(({ name, zip }) => ({
    label: name,
    folder: zip.replace(/\.zip$/, ''),
    firstGet: firstGets.get(name),
  }));
  const items = functions.filter(({ label }) => label === 'items');
  const rows = [
    { label: 'by hand, no framework', folder: await bundleByHand(root), firstGet: 'GET /items/{id}' },
    ...functions,
    ...items.map((row) => ({ ...row, label: 'items, traced', environment: { POWERTOOLS_TRACE_ENABLED: 'true' } })),
    ...items.map((row) => ({
      ...row,
      label: 'items, source maps',
      environment: { NODE_OPTIONS: '--enable-source-maps' },
    })),
  ];
  return rows.map((row) => ({ ...row, times: [] }));
}

async function bundleByHand(root: string): Promise<string> {
  const folder = `${root}dist/bench/handwritten`;
  const { files } = await compile(root, 'handwritten', 'scripts/bench-functions/handwritten.mjs');
  for (const [file, content] of files) writeWhole(`${folder}/${file}`, content);
  writeWhole(`${folder}.zip`, zip(files));
  return folder;
}

async function startOnce(root: string, { folder, firstGet, environment }: Row, endpoint: string): Promise<Times> {
  const script = `${root}scripts/bench-functions/one-start.mjs`;
  const event = JSON.stringify(firstGet === undefined ? null : eventOf(firstGet));
  const { stdout } = await promisify(execFile)(process.execPath, [script, `${folder}/index.mjs`, event], {
    env: { ...lambdaEnvironment(endpoint), ...environment },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What Lambda and the stack give a function, and no more. */
function lambdaEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    TABLE_NAME: 'bench',
    MANAGEMENT_ENDPOINT: endpoint,
    TOKEN_ISSUER: 'https://issuer.example',
    TOKEN_AUDIENCE: 'bench',
    TOKEN_JWKS_URI: 'https://issuer.example/.well-known/jwks.json',
    TOKEN_ALGORITHMS: 'RS256',
    TOKEN_IN_QUERY_STRING: 'false',
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
  };
}

function eventOf(routeKey: string): object {
  const id = '00000000-0000-4000-8000-000000000000';
  return {
    version: '2.0',
    routeKey,
    rawPath: `/items/${id}`,
    rawQueryString: '',
    headers: { host: 'api.example.com' },
    pathParameters: { id },
    requestContext: { requestId: 'bench', stage: '$default', http: { method: 'GET', path: `/items/${id}` } },
    isBase64Encoded: false,
  };
}
