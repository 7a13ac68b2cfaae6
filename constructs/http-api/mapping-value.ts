import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** What a mapping may read: what came from the caller, or what the integration answered. */
export type MappingSource = 'request' | 'response';

const readable: Record<MappingSource, RegExp> = {
  request:
    /^(request\.((header|querystring)\.[\w.~!#$%&'*+^`|-]+|path(\.\w+)?|body(\.\S+)?)|context\.[\w.]+|stageVariables\.\w+)$/,
  response: /^(response\.(header\.[\w.~!#$%&'*+^`|-]+|body(\.\S+)?)|context\.[\w.]+|stageVariables\.\w+)$/,
};

/** JSON paths that walk down by themselves or filter, which API Gateway does not take. */
const searching = /^(request|response)\.body.*(\.\.|\?\()/;

/** An expression of API Gateway in braces; any other `${` is Terraform's. */
const braced = /\$\{((?:request|response|context|stageVariables)\.[^}]*)/g;

/**
 * Refuses a value that API Gateway would refuse, or would send as it is written: static text, one `$<expression>`, or text with
 * expressions in braces.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function checkMappingValue(scope: IConstruct, source: MappingSource, prop: string, value: string): void {
  if (Token.isUnresolved(value)) return;
  const wrong = expressionsIn(value).find((one) => !readable[source].test(one) || searching.test(one));
  if (wrong === undefined) return;
  throw new PropError(scope, {
    prop,
    mustBe: `static text, or an expression on $${source}, $context or $stageVariables that API Gateway knows`,
    was: value,
    fix:
      source === 'request'
        ? 'Write it as in $request.header.<name> or $request.body.<path>, and several as in ${request.path.a}/${request.path.b}.'
        : 'Write it as in $response.header.<name> or $response.body.<path>.',
  });
}

/** The value as Terraform must read it to send what was meant: Terraform takes `${` for its own. */
export function mappingText(value: string): string {
  return value.replace(braced, (expression) => `$${expression}`);
}

/** Names of the stage variables that a value reads. */
export function stageVariablesIn(value: string): string[] {
  return [...value.matchAll(/\$\{?stageVariables\.(\w+)/g)].map(([, name = '']) => name);
}

function expressionsIn(value: string): string[] {
  if (/^\$(?!\{)/.test(value)) return [value.slice(1)];
  return [...value.matchAll(braced)].map(([, expression = '']) => expression);
}
