import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startStubTable } from './bench-functions/stub-table.mjs';
import { compile } from './bundle/compile.mjs';
import { writeWhole } from './bundle/files.mjs';
import { zip } from './bundle/zip.mjs';
import { bundleFunctions } from './bundle.mjs';
import { median } from './shared/median.mjs';

// How long each function takes to start, beside a handler written by hand: `node scripts/bench-functions.mjs [starts]`.
// Compare the ratios. Every row starts once a round, so what slows the machine slows them alike.

const root = fileURLToPath(new URL('..', import.meta.url));
const floor = 'by hand, no framework';
const starts = Number(process.argv[2] ?? 30);

/** A `GET` that each function can answer with one read, by the function's name. The others are only loaded. */
const firstGets = new Map([['items', 'GET /items/{id}']]);

/**
 * @typedef {object} Row
 * @property {string} label
 * @property {string} folder Where the bundle is unpacked.
 * @property {string} [firstGet]
 * @property {Record<string, string>} [environment] What the process is given beyond the rest.
 * @property {Times[]} times
 */

/** @typedef {{ importMs: number, firstGetMs?: number }} Times */

/**
 * The figures of a start. Lambda imports with more CPU than it answers with, so the first two are not worth the same.
 *
 * @type {{ title: string, of: (times: Times) => number | undefined }[]}
 */
const figures = [
  { title: 'import ms', of: ({ importMs }) => importMs },
  { title: 'first GET ms', of: ({ firstGetMs }) => firstGetMs },
  {
    title: 'both ms',
    of: ({ importMs, firstGetMs }) => (firstGetMs === undefined ? undefined : importMs + firstGetMs),
  },
];

const table = await startStubTable();
const rows = await makeRows();
for (let start = 0; start < starts; start += 1) {
  for (const row of rows) row.times.push(await startOnce(row));
}
table.close();
print();

/** @returns {Promise<Row[]>} */
async function makeRows() {
  const functions = (await bundleFunctions({ root })).map(({ name, zip }) => ({
    label: name,
    folder: zip.replace(/\.zip$/, ''),
    firstGet: firstGets.get(name),
  }));
  const items = functions.filter(({ label }) => label === 'items');
  const rows = [
    { label: floor, folder: await bundleFloor(), firstGet: 'GET /items/{id}' },
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

async function bundleFloor() {
  const folder = `${root}dist/bench/handwritten`;
  const { files } = await compile(root, 'handwritten', 'scripts/bench-functions/handwritten.mjs');
  for (const [file, content] of files) writeWhole(`${folder}/${file}`, content);
  writeWhole(`${folder}.zip`, zip(files));
  return folder;
}

/** @param {Row} row */
async function startOnce({ folder, firstGet, environment }) {
  const script = fileURLToPath(new URL('bench-functions/one-start.mjs', import.meta.url));
  const event = JSON.stringify(firstGet ? eventOf(firstGet) : null);
  const { stdout } = await promisify(execFile)(process.execPath, [script, `${folder}/index.mjs`, event], {
    env: { ...lambdaEnvironment(), ...environment },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What Lambda and the stack give a function, and no more. */
function lambdaEnvironment() {
  return {
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    TABLE_NAME: 'bench',
    MANAGEMENT_ENDPOINT: table.endpoint,
    TOKEN_ISSUER: 'https://issuer.example',
    TOKEN_AUDIENCE: 'bench',
    TOKEN_JWKS_URI: 'https://issuer.example/.well-known/jwks.json',
    TOKEN_ALGORITHMS: 'RS256',
    TOKEN_IN_QUERY_STRING: 'false',
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
  };
}

/** @param {string} routeKey */
function eventOf(routeKey) {
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

function print() {
  console.log(`Node.js ${process.versions.node}, median of ${starts} starts; × is the ratio to "${floor}"\n`);
  const titles = figures.flatMap(({ title }) => [title, '×']);
  console.log(line(['', 'zip kB', 'code kB', ...titles]));
  for (const row of rows) {
    const sizes = [kilobytes([`${row.folder}.zip`]), kilobytes(codeIn(row.folder))];
    console.log(
      line([row.label, ...sizes, ...figures.flatMap(({ of }) => withRatio(medianOf(row, of), medianOf(rows[0], of)))]),
    );
  }
}

/**
 * @param {Row | undefined} row
 * @param {(times: Times) => number | undefined} of
 */
function medianOf(row, of) {
  const values = (row?.times ?? []).flatMap((times) => of(times) ?? []);
  return values.length === 0 ? undefined : median(values);
}

/**
 * @param {number | undefined} value
 * @param {number | undefined} base
 */
function withRatio(value, base) {
  return value === undefined || base === undefined ? ['–', '–'] : [value.toFixed(1), (value / base).toFixed(2)];
}

/** @param {string} folder */
function codeIn(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return names.map((name) => `${folder}/${name}`);
}

/** @param {string[]} paths */
function kilobytes(paths) {
  return String(Math.round(paths.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1000));
}

/** @param {string[]} cells */
function line([label = '', ...cells]) {
  return label.padEnd(24) + cells.map((cell) => cell.padStart(13)).join('');
}
