import { mapsOf, svgOf } from '../../../../map';
import { asObject, type JsonObject } from '../../../../terraform/documents/json-object';
import { modelOf } from '../../../../terraform/model/model';
import type { StackOnPage } from './stack-on-page';

/** The maps of a stack's APIs, with what is added, changed, replaced, moved or removed marked on them. */
export function maps(on: StackOnPage): string {
  const marks = new Map(on.review.changes.map(({ address, kind }) => [address, kind]));
  const model = modelOf({ files: [{ name: 'cdk.tf.json', document: withWhatGoes(on) }] });
  return mapsOf(model)
    .map((map) => `<div class="drawing" tabindex="0">${svgOf(map, marks)}</div>`)
    .join('\n');
}

/** The JSON as synth gives it, and the resources that it has no more. */
function withWhatGoes({ review, before, after }: StackOnPage): JsonObject {
  if (after === undefined) return before ?? {};
  const resources = structuredClone(asObject(after.resource)) as Record<string, Record<string, unknown>>;
  for (const { kind, address } of review.changes) {
    const [type = '', name = ''] = address.split('.');
    const body = asObject(asObject(before?.resource)[type])[name];
    if (kind === 'removed' && body !== undefined) resources[type] = { ...resources[type], [name]: body };
  }
  return { ...after, resource: resources };
}
