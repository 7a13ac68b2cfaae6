import * as z from 'zod/mini';
import { always, type Contract, problems } from '../shared/contract';

const greeting = z.object({ message: z.string() });

/** What the hello function takes and answers. */
export const contract: Contract = {
  schemas: { Greeting: greeting, ...problems },
  operations: {
    'GET /hello': {
      summary: 'Say hello',
      answers: { ...always, 200: { description: 'A greeting', body: greeting } },
    },
  },
};
