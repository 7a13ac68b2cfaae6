import * as z from 'zod/mini';

/** A schema of a value in JSON: what it takes is what it gives, so nothing in it transforms. */
export type Schema = z.ZodMiniType;

/** What a caller gets for one status. */
export interface AnswerContract {
  readonly description: string;
  /** One of the contract's schemas; left out where the answer has no body. */
  readonly body?: Schema;
  /** Names of headers that the answer has beside those of every answer. */
  readonly headers?: readonly string[];
}

/** What one route of a handler takes and answers. */
export interface OperationContract {
  /** What it does, in a few words: `List users`. */
  readonly summary: string;
  /** Parameters of the query string, none of them required. */
  readonly query?: Readonly<Record<string, Schema>>;
  /** Names of request headers that it reads, none of them required. */
  readonly headers?: readonly string[];
  /** One of the contract's schemas: what the handler checks the body by. */
  readonly body?: Schema;
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerContract>>;
}

/** What a function takes and answers. It stands beside the handler, in `contract.ts`; models, documents and clients are made from it. */
export interface Contract {
  /** Schemas by the names that documents and clients know them by. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** By the names of the handler's routes: `GET /users/:id`. */
  readonly operations: Readonly<Record<string, OperationContract>>;
}

/** What is said to a caller who is refused. */
export const problem = z.object({ message: z.string() });

/** The same, with a message for each field that cannot be accepted. */
export const invalid = z.object({
  message: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});

/** What is said when something is broken, and by which id the logs know it. */
export const failure = z.object({ message: z.string(), request_id: z.optional(z.string()) });

/** The schemas of what every function answers. */
export const problems = { Problem: problem, Invalid: invalid, Failure: failure };

/** An answer with a message. */
export const refusal = (description: string): AnswerContract => ({ description, body: problem });

/** What every route may answer: a parameter that cannot be accepted, and what is broken or busy. */
export const always: OperationContract['answers'] = {
  400: { description: 'The request cannot be accepted.', body: invalid },
  500: { description: 'Something is broken.', body: failure },
  503: { description: 'The service is busy, or gave no answer.', body: problem, headers: ['Retry-After'] },
};

/** The same of a route that reads a body. */
export const withBody: OperationContract['answers'] = {
  ...always,
  413: refusal('The body is too large.'),
  415: refusal('The body is not called JSON.'),
};

/** The id of a thing. */
export const id = z.string();

/** When something happened: ISO 8601 in UTC with milliseconds. */
export const timestamp = z.string().check(z.meta({ format: 'date-time' }));

/** The parameters that every list reads. */
export const pageParameters = {
  limit: z.int().check(z.gte(1), z.lte(100)),
  cursor: z.string(),
};
