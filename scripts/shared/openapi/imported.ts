import type { ContractJson } from '../../../constructs/lambda/bundle-contents';
import { serves } from '../../../stacks/served-routes';
import type { OpenApi, Operation } from './openapi';
import { refusals, responsesOf } from './operations';

/** The document that an API is imported from, for callers: without what is for API Gateway alone. */
export const forCallers = (body: string): OpenApi =>
  JSON.parse(body, (_, value) => (isObject(value) ? withoutGateway(value) : value));

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutGateway = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-amazon-apigateway-')));

/** The same with the answers that contracts tell of and the document leaves out. */
export function withAnswers(document: OpenApi, told: readonly ContractJson[]): OpenApi {
  const { paths, components } = document;
  const operations = told.flatMap((contract) => Object.entries(contract.operations));
  const complete = (name: string, operation: Operation): Operation => {
    const [, contract] = operations.find(([handler]) => serves(handler, name)) ?? [];
    if (contract === undefined) return operation;
    const isOpen = operation.security?.length === 0;
    const own = refusals({ refusals: isOpen ? [] : ['401', '403'] });
    return { ...operation, responses: { ...own, ...responsesOf(contract), ...operation.responses } };
  };
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        Object.fromEntries(
          Object.entries(item).map(([method, one]) => [method, complete(`${method.toUpperCase()} ${path}`, one)]),
        ),
      ]),
    ),
    components: {
      ...components,
      schemas: Object.assign({}, ...told.map(({ schemas }) => schemas), components.schemas),
    },
  };
}
