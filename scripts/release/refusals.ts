import { Refused } from '../shared/refused';

/** Names of what AWS answers where something is not deployed. */
const notThere = /^(ResourceNotFoundException|NotFoundException|\w+DoesNotExistException)$/;

/** What AWS refused for a stack, in one line; undefined for a mistake of ours. */
export function refusalOf(stack: string, problem: unknown): string | undefined {
  if (problem instanceof Refused) return problem.message;
  if (!(problem instanceof Error)) return undefined;
  const { name, message } = problem;
  if (name === 'CredentialsProviderError')
    return `${stack}: needs AWS credentials, and found none that are valid. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  if (notThere.test(name)) return `${stack}: must be deployed with its release first, AWS says: ${message}`;
  if ('$fault' in problem || 'syscall' in problem || name === 'TimeoutError')
    return `${stack}: AWS says ${name}: ${message}`;
  return undefined;
}
