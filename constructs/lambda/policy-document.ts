/** One thing a role may do: actions, on resources named one by one. */
export interface PolicyStatement {
  /** Letters and digits, unique in its policy: what the permission is for. */
  readonly sid: string;

  /** IAM actions, as in `dynamodb:GetItem`. */
  readonly actions: readonly string[];

  /** ARNs the actions are for. `*` only for actions that know no resources. */
  readonly resources: readonly string[];
}

/** An IAM policy that allows `statements` and nothing else, as JSON. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(({ sid, actions, resources }) => ({
      Sid: sid,
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
    })),
  });
}

/** A trust policy that lets one AWS service take a role, as JSON. */
export function trustPolicy(servicePrincipal: `${string}.amazonaws.com`): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: servicePrincipal }, Action: 'sts:AssumeRole' }],
  });
}
