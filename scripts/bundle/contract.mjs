import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

/**
 * A contract of a function as JSON: what models, documents and clients are made from.
 *
 * @typedef {object} ContractJson
 * @property {Record<string, object>} schemas JSON schemas of OpenAPI 3.0, by their names.
 * @property {Record<string, object>} models The same as JSON schemas of draft 4, each whole in itself.
 * @property {Record<string, Operation>} operations By the names of the handler's routes.
 */

/**
 * @typedef {object} Operation
 * @property {string} summary
 * @property {Record<string, object>} query JSON schemas of OpenAPI 3.0, by the names of the parameters.
 * @property {string[]} headers
 * @property {string} [body] The name of a schema.
 * @property {Record<string, { description: string, headers: string[], body?: string }>} answers By status.
 */

/** @typedef {import('../../functions/shared/contract').Contract} Contract */
/** @typedef {import('../../functions/shared/contract').Schema} Schema */
/** @typedef {typeof import('zod/mini')} Zod */

/** What is wrong with a contract, in one line. */
export class ContractRefused extends Error {
  /** @override */
  name = 'ContractRefused';
}

/**
 * The contract beside a handler, and the files that it is made of; undefined where there is none. It is run to be read: it holds schemas,
 * and imports nothing that reads the surroundings.
 *
 * @param {string} root The project's folder.
 * @param {string} name The function, such as `items`.
 * @param {readonly string[] | undefined} routes Those of its handler, where they are known.
 * @returns {Promise<{ contract: ContractJson, inputs: string[] } | undefined>}
 */
export async function contractOf(root, name, routes) {
  const source = `functions/${name}/contract.ts`;
  if (!existsSync(`${root}/${source}`)) return undefined;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    preserveSymlinks: true,
    tsconfigRaw: {},
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const require = createRequire(`${root}/package.json`);
  const contract = run(outputFiles[0]?.text ?? '', require, source);
  compareRoutes(source, Object.keys(contract.operations), routes);
  return { contract: jsonOf(contract, require('zod/mini'), source), inputs: Object.keys(metafile.inputs) };
}

/**
 * @param {string} code
 * @param {NodeJS.Require} require
 * @param {string} source
 * @returns {Contract}
 */
function run(code, require, source) {
  /** @type {{ exports: { contract?: Contract } }} */
  const module = { exports: {} };
  try {
    new Function('module', 'exports', 'require', code)(module, module.exports, require);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new ContractRefused(`${source}: must be readable, and fails: ${reason}`);
  }
  const { contract } = module.exports;
  if (contract?.schemas && contract.operations) return contract;
  throw new ContractRefused(`${source}: must export contract, with schemas and operations.`);
}

/**
 * A browser's question before a call is none of the callers' operations.
 *
 * @param {string} source
 * @param {readonly string[]} told
 * @param {readonly string[] | undefined} routes
 */
function compareRoutes(source, told, routes) {
  if (routes === undefined) return;
  const served = routes.filter((route) => !route.startsWith('OPTIONS '));
  const untold = served.filter((route) => !told.includes(route));
  const idle = told.filter((route) => !served.includes(route));
  if (untold.length > 0)
    throw new ContractRefused(
      `${source}: must tell of ${untold.join(', ')}, which handler.ts serves. Add it to operations.`,
    );
  if (idle.length > 0)
    throw new ContractRefused(
      `${source}: must tell of what handler.ts serves, told of ${idle.join(', ')}. Take it out of operations.`,
    );
}

/**
 * @param {Contract} contract
 * @param {Zod} z
 * @param {string} source
 * @returns {ContractJson}
 */
function jsonOf({ schemas, operations }, z, source) {
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
  const nameOf = (/** @type {Schema} */ schema, /** @type {string} */ where) => {
    const name = names.get(schema);
    if (name !== undefined) return name;
    throw new ContractRefused(`${source}: the body of ${where} must be one of schemas. Give it a name there.`);
  };
  return {
    models: mapped(schemas, (schema, name) => schemaJson(schema, 'draft-4', z, `${source}: ${name}`)),
    schemas: documentSchemas(schemas, z),
    operations: mapped(operations, ({ summary, query = {}, headers = [], body, answers }, route) => ({
      summary,
      query: mapped(query, (schema, name) => schemaJson(schema, 'openapi-3.0', z, `${source}: ${name} of ${route}`)),
      headers: [...headers],
      ...(body && { body: nameOf(body, route) }),
      answers: mapped(answers, ({ description, headers = [], body }, status) => ({
        description,
        headers: [...headers],
        ...(body && { body: nameOf(body, `${route}, ${status}`) }),
      })),
    })),
  };
}

/** What a regular expression of ECMAScript 5 has not, which models and documents are read by. */
const tooNew = /\\p\{|\\u\{|\(\?<|\[\[/i;

/**
 * One schema, whole in itself.
 *
 * @param {Schema} schema
 * @param {'draft-4' | 'openapi-3.0'} target
 * @param {Zod} z
 * @param {string} where
 */
function schemaJson(schema, target, z, where) {
  const json = converted(() => z.toJSONSchema(schema, { target, io: 'input' }), where);
  JSON.stringify(json, (key, value) => {
    if (key !== 'pattern' || typeof value !== 'string' || !tooNew.test(value)) return value;
    throw new ContractRefused(
      `${where} must have regular expressions without \\p{…}, \\u{…} and look behind, has ${value}. API Gateway reads others.`,
    );
  });
  return without(json);
}

/**
 * @template Result
 * @param {() => Result} convert
 * @param {string} where
 */
function converted(convert, where) {
  try {
    return convert();
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new ContractRefused(`${where} must be what JSON can say: ${reason}`);
  }
}

/**
 * The schemas as they stand in a document, referring to one another by name.
 *
 * @param {Contract['schemas']} schemas
 * @param {Zod} z
 */
function documentSchemas(schemas, z) {
  /** @type {import('zod/mini').core.$ZodRegistry<{ id: string }>} */
  const named = z.registry();
  for (const [id, schema] of Object.entries(schemas)) named.add(schema, { id });
  const uri = (/** @type {string} */ id) => `#/components/schemas/${id}`;
  const { schemas: found } = z.toJSONSchema(named, { target: 'openapi-3.0', io: 'input', uri });
  return mapped(found, without);
}

/**
 * What names a schema as a document of its own.
 *
 * @param {Record<string, unknown>} schema
 */
function without({ $schema, $id, id, '~standard': standard, ...schema }) {
  return schema;
}

/**
 * @template Value, Result
 * @param {Readonly<Record<string, Value>>} record
 * @param {(value: Value, name: string) => Result} change
 * @returns {Record<string, Result>}
 */
function mapped(record, change) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
