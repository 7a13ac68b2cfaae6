const secretName = /(^|_)(SECRET|PASSWORD|PASSWD|API_?KEY|(PRIVATE|SECRET|ACCESS)_?KEY|ACCESS_?TOKEN|AUTH_?TOKEN)$/i;

const pointer = /^(arn:|\/|https?:\/\/|\{\{|secretsmanager:|ssm:)/i;

/** Whether a setting of this name holds a secret itself, rather than the place where one is kept. */
export const isSecret = (name: string, value: unknown): value is string =>
  secretName.test(name) && typeof value === 'string' && value !== '' && !pointer.test(value);
