import { Fn } from 'cdktf';
import { checkStageVariableName } from '../api/stage-variables';
import { PropError } from '../prop-error';
import type { FunctionAlias } from './function-alias';
import type { InvokedAlias } from './invoked-alias';

/**
 * Lets each stage of an API choose one of a function's aliases. Every alias needs a permission for the API.
 *
 * @param stageVariable Stage variable that holds the name of the alias: up to 64 letters, digits and underscores.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables.html
 */
export function aliasByStage(
  first: FunctionAlias,
  others: readonly FunctionAlias[],
  stageVariable = 'alias',
): InvokedAlias {
  checkStageVariableName(first, 'stageVariable', stageVariable);
  for (const other of others) {
    if (other.function === first.function) continue;
    throw new PropError(other, {
      prop: 'function',
      mustBe: `that of ${first.node.path}, because one integration calls one function`,
      was: other.function.node.path,
      fix: 'Give each function an integration of its own.',
    });
  }
  const alias = Fn.rawString(`:\${stageVariables.${stageVariable}}/invocations`);
  return {
    stageVariable,
    invokeArn: Fn.replace(first.function.invokeArn, '/invocations', alias),
    timeoutSeconds: first.timeoutSeconds,
  };
}
