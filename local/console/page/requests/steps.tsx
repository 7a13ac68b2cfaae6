import type { CallView, StepView } from '../../interface';
import { linkTo } from '../address';
import { Scrolling } from '../scrolling';
import { milliseconds } from '../words';
import { partId } from './part-id';

/** Each decision on the way of a call. */
export function Steps({ call }: { readonly call: CallView }) {
  return (
    <>
      <h3>Steps</h3>
      <Scrolling>
        <table aria-label="Steps">
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col">About</th>
              <th scope="col">Decision</th>
              <th scope="col">Resource</th>
            </tr>
          </thead>
          <tbody>
            {call.steps.map((step, at) => (
              <Step key={at} step={step} stack={call.stack} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function Step({
  step: { at, about, decision, address, opens },
  stack,
}: {
  readonly step: StepView;
  readonly stack: string;
}) {
  return (
    <tr>
      <td class="number">{milliseconds(at)}</td>
      <th scope="row">{about}</th>
      <td>{opens === undefined ? decision : <a href={`#${partId(opens)}`}>{decision}</a>}</td>
      <td>
        {address !== undefined && (
          <a href={linkTo('map', { stack, resource: address })}>
            <code>{address}</code>
          </a>
        )}
      </td>
    </tr>
  );
}
