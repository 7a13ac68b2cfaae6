import { describe, expect, it } from 'vitest';
import { runRules } from '../guardrails';
import { stageIn } from './constructs/http-api/http-parts';
import { synth } from './support/synth';

const isTaken = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};

const isFound = (rule: string, type: string, body: Record<string, unknown>): boolean =>
  runRules({ resource: { [type]: { a: body } } }).findings.some((finding) => finding.rule === rule);

describe('constructs and the guard', () => {
  it.each(['$default', 'prod', 'v1-blue', 'v1_0', 'my stage', 'v1.0', '$prod', 'a'.repeat(128), 'a'.repeat(129)])(
    'agree on the stage name %s',
    (name) => {
      const taken = isTaken(() => synth((scope) => stageIn(scope, 'main', { name })));

      expect(isFound('stage/name-form', 'aws_apigatewayv2_stage', { name })).toBe(!taken);
    },
  );
});
