import { readFileSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { PropError } from '../../constructs/prop-error';
import { gatewayProblems } from './gateway-problems';
import { type Problem, schemaProblems } from './schema-problems';

/** An OpenAPI document that was read and found sound. */
export interface OpenApiDocument {
  /** Its file, as messages name it. */
  readonly file: string;

  /** What it says. */
  readonly content: unknown;
}

/**
 * Reads an OpenAPI document of version 3.0 and refuses one that OpenAPI or API Gateway would not take, naming file, line, path
 * and reason of each problem.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function readOpenApi(scope: IConstruct, file: string): OpenApiDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const broken = yaml.errors.map(({ linePos, message }) => `${file}:${linePos?.[0].line ?? 1}: ${firstLine(message)}`);
  if (broken.length > 0 || !isMap(yaml.contents)) throw refusal(scope, file, broken);

  const content: unknown = yaml.toJS();
  const inSchema = schemaProblems(content);
  const problems = inSchema.length > 0 ? inSchema : gatewayProblems(content);
  if (problems.length === 0) return { file, content };

  const lineOf = ({ path }: Problem) => {
    const start = nearest(path, (part) => yaml.getIn(part, true));
    return start === undefined ? 1 : lines.linePos(start).line;
  };
  throw refusal(
    scope,
    file,
    problems.map((problem) => `${file}:${lineOf(problem)}: ${problem.path.join('.') || 'document'} ${problem.reason}`),
  );
}

/** Where the innermost part of a path that exists begins. */
function nearest(path: readonly string[], nodeAt: (path: readonly string[]) => unknown): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(path.slice(0, length));
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return node.range[0];
  }
  return undefined;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

function refusal(scope: IConstruct, file: string, problems: readonly string[]): PropError {
  return new PropError(scope, {
    prop: 'openapi',
    mustBe: 'an OpenAPI 3.0 document that API Gateway takes',
    was: file,
    fix: ['Correct it:', ...problems].join('\n  '),
  });
}
