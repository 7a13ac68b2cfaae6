import type { Trace } from '../../trace';
import { internalError, Refusal } from '../refusal';
import { noOverrides, type Overrides, type TemplateSource, templateVariables } from './template-variables';
import { velocityTemplate } from './velocity';

/** What a template gave. */
export interface Rendered {
  readonly text: string;
  readonly overrides: Overrides;
}

/** API Gateway takes templates of at most so many bytes. */
const longest = 300 * 1024;

/** Renders a mapping template. One that breaks is a failure of the API; the trace says line and reason. */
export function render(template: string, source: TemplateSource, trace: Trace, address: string): Rendered {
  const overrides = noOverrides();
  const input = source.payload.text;
  try {
    if (Buffer.byteLength(template) > longest) throw new Error(`the template has more than ${longest} bytes`);
    const text = velocityTemplate(template).render(templateVariables(source, overrides));
    trace.template({ template, input, output: text }, address);
    return { text, overrides };
  } catch (problem) {
    if (problem instanceof Refusal) throw problem;
    const reason = (problem instanceof Error ? problem.message : String(problem)).replace(/\s+/g, ' ');
    trace.template({ template, input, failure: reason }, address);
    throw internalError(`the mapping template of ${address} failed: ${reason}`);
  }
}
