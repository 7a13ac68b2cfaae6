import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import { checkCount, checkPattern } from '../prop-check';

/** Refuses a name that no stage variable can have. */
export function checkStageVariableName(scope: IConstruct, prop: string, value: string): void {
  checkPattern(scope, {
    prop,
    value,
    pattern: patterns.stageVariableName,
    mustBe: '1 to 64 letters, digits and underscores',
    fix: 'Shorten it, and replace other characters.',
  });
}

/**
 * Refuses stage variables that API Gateway refuses: at most 100, names of up to 64 characters, values of up to 512.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html
 */
export function checkStageVariables(
  scope: IConstruct,
  prop: string,
  variables: Readonly<Record<string, string>> = {},
): void {
  checkCount(scope, {
    prop,
    value: Object.keys(variables),
    least: 0,
    most: limits.stageVariables.value,
    unit: 'variables',
    fix: 'Keep configuration of the handler in its environment.',
  });
  for (const [name, value] of Object.entries(variables)) {
    checkStageVariableName(scope, `names of ${prop}`, name);
    checkPattern(scope, {
      prop: `${prop}.${name}`,
      value,
      pattern: patterns.stageVariableValue,
      mustBe: '1 to 512 of A-Za-z0-9-._~:/?#&=,',
      fix: 'Shorten it, and replace other characters.',
    });
  }
}
