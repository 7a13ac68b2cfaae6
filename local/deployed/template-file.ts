import { evaluate } from '../../terraform/language/evaluate';
import type { Scope } from '../../terraform/language/scope';
import type { Value } from '../../terraform/language/value';
import type { Attributes, Subject } from './subject';

/** A template sees the variables it is given, and nothing of the configuration. */
const alone: Scope = {
  prefix: '',
  variable: () => null,
  local: () => null,
  output: () => null,
  modules: () => undefined,
  folders: undefined,
  applied: true,
  resolve: (value) => value,
};

function rendered(of: Subject): Value | undefined {
  const template = of.resource.get('template');
  return typeof template === 'string' ? evaluate(template, alone, of.resource.map('vars')) : undefined;
}

/** Attributes of `template_file`, of the provider that the function `templatefile` has replaced. */
export const templateFile: Attributes = { id: (of) => of.id, rendered };
