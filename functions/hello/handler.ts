import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { createRouter } from '../shared/router';

const router = createRouter();

router.get('/hello', async () => answer(200, { message: 'Hello from Gatehouse.' }));

/** The Lambda handler: one route, and what every HTTP function shares. */
export const handler = createHttpHandler(router);
