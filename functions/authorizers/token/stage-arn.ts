/**
 * Every method of the stage that a method's ARN is in. A policy is remembered for its token, so that one that names a single method
 * would deny the next.
 */
export function stageArn(methodArn: unknown): string {
  const stage = /^arn:[^/]+\/[^/]+(?=\/)/.exec(String(methodArn))?.[0];
  if (stage !== undefined) return `${stage}/*/*`;
  throw new Error(
    `methodArn: must be the ARN of a REST API's method, was ${JSON.stringify(methodArn)}. Invoke this as a TOKEN authorizer.`,
  );
}
