import type { Resource } from '../../terraform/model/resource';
import type { Exact } from '../exact';
import type { Stack } from '../stack';

/** Megabytes of a function. */
export const memoryOf = (lambda: Resource, stack: Stack): Exact =>
  stack.number(lambda, 'memory_size', 128, lambda.address);

/** The processor that a function runs on. */
export function architectureOf(lambda: Resource, { notes }: Stack): 'arm64' | 'x86_64' {
  const value = lambda.get('architectures');
  const [first] = Array.isArray(value) ? value : [];
  if (value !== undefined && typeof first !== 'string')
    notes.assume(`${lambda.address}: architectures is not known, x86_64 is taken`);
  return first === 'arm64' ? 'arm64' : 'x86_64';
}
