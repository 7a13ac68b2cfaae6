import { textOf } from '../../terraform/language/value';
import type { Body } from '../../terraform/model/resource';
import { isNotTrue, isTrue } from './apis';
import { shown } from './define';

/** Says where a name that ends in .fifo and the argument that makes a queue or topic FIFO do not go together. */
export function fifoNameProblems(resource: Body, argument: 'fifo_queue' | 'fifo_topic'): (string | false)[] {
  const name = textOf(resource.get('name')) ?? '';
  const ends = name.endsWith('.fifo');
  return [
    ends &&
      isNotTrue(resource, argument) &&
      `${argument} must be true for ${shown(name)}, was ${shown(resource.get(argument))}`,
    name !== '' && !ends && isTrue(resource, argument) && `name must end in .fifo, was ${shown(name)}`,
  ];
}
