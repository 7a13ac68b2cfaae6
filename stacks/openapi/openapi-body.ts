import type { IConstruct } from 'constructs';
import { PropError } from '../../constructs/prop-error';
import type { OpenApiDocument } from './openapi-document';

/**
 * The document as JSON for API Gateway. `${name}` becomes the value of that name, which Terraform may know later;
 * `${stageVariables.x}` stays as it is, for API Gateway to fill in; any other stops synth.
 */
export function openApiBody(
  scope: IConstruct,
  { file, content }: OpenApiDocument,
  values: Readonly<Record<string, string>>,
): string {
  const fill = (whole: string, name: string): string => {
    if (name.startsWith('stageVariables.')) return `$${whole}`;
    const value = values[name];
    if (value !== undefined) return value;
    throw new PropError(scope, {
      prop: file,
      mustBe: `filled in with ${Object.keys(values).join(', ')} or stageVariables`,
      was: whole,
      fix: 'Correct the name, or give the stack a value for it.',
    });
  };
  return JSON.stringify(content, (_, value) =>
    typeof value === 'string' ? value.replaceAll('%{', '%%{').replace(/\$\{([^}]*)\}/g, fill) : value,
  );
}
