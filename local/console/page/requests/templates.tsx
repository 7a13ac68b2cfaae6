import type { TemplateView } from '../../interface';
import { JsonBlock } from '../json-block';
import { partId } from './part-id';

/** Mapping templates with both sides. */
export function Templates({ templates }: { readonly templates: readonly TemplateView[] }) {
  return (
    <>
      {templates.map(({ address, input, template, output, failure }, at) => (
        <section key={at} id={partId({ in: 'templates', at })} aria-label={`Template of ${address}`}>
          <h3>
            Template of <code>{address}</code>
          </h3>
          {failure !== undefined && <p class="bad">{failure}</p>}
          <div class="sides three">
            <JsonBlock name="Input" value={input} />
            <JsonBlock name="Template" value={template} />
            <JsonBlock name="Output" value={output} />
          </div>
        </section>
      ))}
    </>
  );
}
