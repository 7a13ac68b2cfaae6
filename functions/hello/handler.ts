import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';

/** The Lambda handler: one route, and what every HTTP function shares. */
export const handler = createHttpHandler({
  routes: {
    'GET /hello': async () => answer(200, { message: 'Hello from Gatehouse.' }),
  },
});
