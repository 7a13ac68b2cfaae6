import type { HeaderList } from '../../api';
import type { Call } from '../call/call';
import type { IntegrationAnswer } from '../payload/function-answer';
import { type Parameter, parametersOf } from './parameters';

/** Changes an integration's answer before it goes to the caller. */
export type ResponseMapping = (call: Call, answer: IntegrationAnswer) => IntegrationAnswer;

/** Reads an integration's response parameters, once. Statuses without any are left alone. */
export function responseMappingOf(
  byStatus: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ResponseMapping {
  const mappings = new Map(Object.entries(byStatus).map(([status, one]) => [Number(status), parametersOf(one)]));
  if (mappings.size === 0) return (_, answer) => answer;
  return (call, answer) =>
    (mappings.get(answer.status) ?? []).reduce((before, mapping) => applied(mapping, before, call, answer), answer);
}

/** Every value is read from the integration's answer as it came. */
function applied(
  mapping: Parameter,
  answer: IntegrationAnswer,
  call: Call,
  original: IntegrationAnswer,
): IntegrationAnswer {
  const value = mapping.value(call, original);
  if (mapping.location === 'statuscode' && value !== undefined) return { ...answer, status: Number(value) };
  if (mapping.location !== 'header' || (value === undefined && mapping.action !== 'remove')) return answer;
  return { ...answer, headers: mapped(mapping, answer.headers, value ?? '') };
}

function mapped({ action, name }: Parameter, headers: HeaderList, value: string): HeaderList {
  const others = headers.filter(([one]) => one.toLowerCase() !== name.toLowerCase());
  if (action === 'remove') return others;
  return [...(action === 'append' ? headers : others), [name, value]];
}
