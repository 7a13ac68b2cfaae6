import { metrics } from '../shared/metrics';
import { readUserInput } from './user-input';
import { createUser } from './user-store';
import { newUser, type User } from './users';

/** Creates the user that a request body describes. Throws InvalidFieldsError, or EmailTakenError. */
export async function register(body: unknown): Promise<User> {
  const user = newUser(readUserInput(body));
  await createUser(user);
  metrics.addMetric('UsersCreated', 'Count', 1);
  return user;
}
