import { identityOf, oncePerModel, repeated } from '../apis';
import { unique } from '../define';
import { functionOf } from '../invocation';
import { mapping } from './mapping';

const twinsIn = oncePerModel((model) =>
  repeated(model.ofType(mapping), (one) => {
    const lambda = functionOf(one, model);
    const [source, name] = [identityOf(one, 'event_source_arn'), identityOf(one, 'function_name')];
    const alias = model.follow(one, 'function_name', 'aws_lambda_alias');
    return source === undefined || name === undefined
      ? undefined
      : `${source} ${alias?.address ?? lambda?.address ?? name}`;
  }),
);

/** A rule about two mappings of one source to one function. */
export const eventSourceUniqueRule = unique({
  id: 'event-source/unique',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  on: mapping,
  demand: 'a function reads an event source once',
  fix: 'Keep one of the two, with both filters.',
  at: 'event_source_arn',
  within: 'among the mappings of a function',
  twin: (resource, model) =>
    resource.lacks('topics') && resource.lacks('queues') ? twinsIn(model).get(resource) : undefined,
});
