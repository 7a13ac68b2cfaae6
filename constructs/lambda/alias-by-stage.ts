import { Fn } from 'cdktf';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { FunctionAlias } from './function-alias';

/** One integration of several aliases: a stage's variable says which of them answers there. */
export interface AliasByStage {
  /** Stage variable that holds the name of a stage's alias. */
  readonly variable: string;

  /** ARN by which API Gateway calls the alias of the stage. */
  readonly invokeArn: string;

  /** How long one call may take, in seconds. */
  readonly timeoutSeconds: number;
}

/**
 * Lets each stage of an API choose one of a function's aliases. Every alias needs a permission for the API.
 *
 * @param variable Stage variable that holds the name of the alias: up to 64 letters, digits and underscores.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables.html
 */
export function aliasByStage(first: FunctionAlias, others: readonly FunctionAlias[], variable = 'alias'): AliasByStage {
  checkPattern(first, {
    prop: 'variable',
    value: variable,
    pattern: /^\w{1,64}$/,
    mustBe: '1 to 64 letters, digits and underscores',
    fix: 'Rename the stage variable.',
  });
  for (const other of others) {
    if (other.function === first.function) continue;
    throw new PropError(other, {
      prop: 'function',
      mustBe: `that of ${first.node.path}, because one integration calls one function`,
      was: other.function.node.path,
      fix: 'Give each function an integration of its own.',
    });
  }
  const alias = Fn.rawString(`:\${stageVariables.${variable}}/invocations`);
  return {
    variable,
    invokeArn: Fn.replace(first.function.invokeArn, '/invocations', alias),
    timeoutSeconds: first.timeoutSeconds,
  };
}
