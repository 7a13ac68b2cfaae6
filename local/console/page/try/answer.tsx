import type { TryAnswer } from '../../interface';
import { linkTo } from '../address';
import { classOf } from '../call-line';
import { CopyButton } from '../copy-button';
import { JsonBlock } from '../json-block';
import { milliseconds } from '../words';

/** What came back, the way that the call took, and the same call for a terminal. */
export function Answer({ answer, stack }: { readonly answer: TryAnswer; readonly stack: string }) {
  const { status, headers, body, isBase64Encoded, curl, call } = answer;
  return (
    <section class="panel" aria-label="Answer">
      <h2>
        <b class={classOf(status)}>{status}</b> <span class="took">{milliseconds(answer.milliseconds)}</span>
      </h2>
      <p>
        <a href={linkTo('requests', { stack }, call)}>Why it was answered so</a>
      </p>
      <JsonBlock name={isBase64Encoded ? 'Body, as base64' : 'Body'} value={readable(body)} />
      <JsonBlock name="Headers" value={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
      <JsonBlock name="The same in a terminal" value={curl} />
      <CopyButton name="Copy as curl" text={curl} />
    </section>
  );
}

/** JSON with its lines broken; other texts as they are. */
function readable(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
