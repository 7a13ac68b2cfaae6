import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { modelUrl } from '../definition/openapi/openapi-models';
import type { ModelDefinition } from '../definition/rest-api-definition';
import { problemText } from './problem-text';

/** Models that every REST API has. */
const given: readonly ModelDefinition[] = [
  { name: 'Empty', contentType: 'application/json', schema: '{"type":"object"}' },
  {
    name: 'Error',
    contentType: 'application/json',
    schema: '{"type":"object","properties":{"message":{"type":"string"}}}',
  },
];

/** Holds bodies against the models of an API. */
export class BodyValidator {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, verbose: true, logger: false });
  private readonly compiled = new Map<string, ValidateFunction | undefined>();

  constructor(
    models: readonly ModelDefinition[],
    /** Is told of a model that is no JSON schema: nothing is held against it. */
    private readonly unusable: (model: string, why: string) => void,
  ) {
    addFormats(this.ajv as never, ['date-time', 'date', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'regex']);
    for (const { name, schema } of [...given, ...models]) this.add(name, schema);
  }

  /** What is wrong with a body; nothing when it fits the model. */
  problems(model: string, body: string): string[] {
    const validate = this.validatorOf(model);
    if (validate === undefined) return [];
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return ['Invalid JSON'];
    }
    return validate(value) ? [] : texts(validate.errors ?? []);
  }

  private add(name: string, schema: string): void {
    try {
      const { id, $schema, ...parsed } = JSON.parse(schema) as Record<string, unknown>;
      if (this.ajv.getSchema(modelUrl(name)) === undefined)
        this.ajv.addSchema(byName(parsed) as object, modelUrl(name));
    } catch (problem) {
      this.unusable(name, problem instanceof Error ? problem.message : String(problem));
    }
  }

  private validatorOf(model: string): ValidateFunction | undefined {
    if (!this.compiled.has(model)) this.compiled.set(model, this.compile(model));
    return this.compiled.get(model);
  }

  private compile(model: string): ValidateFunction | undefined {
    try {
      return this.ajv.getSchema(modelUrl(model));
    } catch (problem) {
      this.unusable(model, problem instanceof Error ? problem.message : String(problem));
      return undefined;
    }
  }
}

/** References to other models, which hold the id of the API, as this validator names them. */
function byName(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(byName);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      const name =
        key === '$ref' && typeof value === 'string' ? /\/restapis\/[^/]+\/models\/(\w+)(.*)$/.exec(value) : null;
      return [key, name === null ? byName(value) : modelUrl(name[1] ?? '') + (name[2] ?? '')];
    }),
  );
}

/** Missing members of one object are told together. */
function texts(errors: readonly ErrorObject[]): string[] {
  const shown = new Set<string>();
  for (const error of errors) {
    const alike = errors.filter(
      ({ keyword, instancePath }) => keyword === error.keyword && instancePath === error.instancePath,
    );
    const text = problemText(error, alike);
    if (text !== undefined) shown.add(text);
  }
  return [...shown];
}
