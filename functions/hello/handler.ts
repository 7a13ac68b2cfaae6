import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { createRouter } from '../shared/router';

const router = createRouter();

router.get('/hello', async () => answer(200, { message: 'Hello from Gatehouse.' }));

/** The Lambda handler: the smallest there is. Give the router more routes, or a bundle of its own to another service. */
export const handler = createHttpHandler(router);
