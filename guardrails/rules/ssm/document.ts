import { numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { avoids } from '../demands';

const document = 'aws_ssm_document';
const guide = (page: string): string => `https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html`;
const api = (name: string): string =>
  `https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_${name}.html`;

/** Versions of the schema that a document of each type is written in. */
const schemas: Readonly<Record<string, readonly string[]>> = {
  Command: ['1.2', '2.0', '2.2'],
  Automation: ['0.3'],
  Session: ['1.0'],
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function schemaProblem(resource: Resource): string | false {
  const [type, content] = [textOf(resource.get('document_type')) ?? '', textOf(resource.get('content')) ?? ''];
  const version = /^[\s{]*(?:.*[,\s])?["']?schemaVersion["']?\s*:\s*["']?([\d.]+)/s.exec(content)?.[1];
  const allowed = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  return (
    version !== undefined &&
    allowed?.includes(version) === false &&
    `content must have schemaVersion ${allowed.join(' or ')} for ${type}, was ${shown(version)}`
  );
}

/** Rules about documents, associations and windows of Systems Manager. */
export const documentRules = [
  rule({
    id: 'ssm/document-schema',
    severity: 'rejects',
    source: guide('documents-schemas-features'),
    on: document,
    demand: 'a document is written in a schema of its type',
    fix: 'Write schemaVersion 2.2 for Command, 0.3 for Automation, 1.0 for Session.',
    check: schemaProblem,
  }),
  rule({
    id: 'ssm/document-format',
    severity: 'rejects',
    source: api('CreateDocument'),
    on: document,
    demand: 'a document without document_format is JSON',
    fix: 'Set document_format = "YAML".',
    check: (resource) => {
      const content = textOf(resource.get('content'));
      const asJson = resource.lacks('document_format') || resource.get('document_format') === 'JSON';
      return asJson && content !== undefined && !isJson(content) && 'content must be JSON without document_format YAML';
    },
  }),
  argument({
    id: 'ssm/document-name',
    severity: 'rejects',
    source: api('CreateDocument'),
    on: document,
    at: 'name',
    must: avoids(/^(aws|amazon|amzn)/i, 'not start with aws, amazon or amzn, which are reserved'),
    fix: 'Choose a name of your own.',
  }),
  argument({
    id: 'ssm/parameter-nested',
    severity: 'rejects',
    source: api('PutParameter'),
    on: 'aws_ssm_parameter',
    at: ['value', 'insecure_value'],
    must: avoids(/\{\{\s*(ssm:[^{}]*)?\}\}/, 'name no other parameter in {{ }}'),
    fix: 'Read the other parameter by a data source, or where the value is used.',
  }),
  rule({
    id: 'ssm/window-cutoff',
    severity: 'rejects',
    source: api('CreateMaintenanceWindow'),
    on: 'aws_ssm_maintenance_window',
    demand: 'a window stops starting tasks before it ends',
    fix: 'Lower cutoff below duration.',
    check: (resource) => {
      const hours = (name: string): number => numberOf(resource.get(name)) ?? Number.NaN;
      const [cutoff, duration] = [hours('cutoff'), hours('duration')] as const;
      return cutoff >= duration && `cutoff must be below the duration of ${duration}, was ${cutoff}`;
    },
  }),
];
