/** One thing a role may do: actions, on resources named one by one. */
export interface PolicyStatement {
  /** Letters and digits, unique in its policy: what the permission is for. */
  readonly sid: string;

  /** IAM actions, as in `dynamodb:GetItem`. */
  readonly actions: readonly string[];

  /** ARNs the actions are for. `*` only for actions that know no resources. */
  readonly resources: readonly string[];

  /**
   * When they are allowed, by operators of IAM, as in `{ StringEquals: { 'kms:ViaService': … } }`.
   *
   * @default - always
   */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An IAM policy that allows `statements` and nothing else, as JSON. */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(({ sid, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
      ...(conditions && { Condition: conditions }),
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
