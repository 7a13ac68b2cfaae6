import type { BundledFunction } from '../../constructs/lambda/bundled-function';
import { documentSchema } from '../function-contract';
import type { OpenApiDocument } from './openapi-document';

/** What stands in a document for a schema of the function's contract, with the schema's name. */
const place = 'x-contract';

/** The document with the schemas of the contract of the function that answers, where it names them. */
export function withContractSchemas({ file, content }: OpenApiDocument, of: BundledFunction): OpenApiDocument {
  const filled = JSON.stringify(content, (_, value) =>
    typeof value === 'object' && value !== null && typeof value[place] === 'string'
      ? documentSchema(of, value[place])
      : value,
  );
  return { file, content: JSON.parse(filled) };
}
