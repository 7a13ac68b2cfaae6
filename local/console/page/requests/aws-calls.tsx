import type { AccessView, AwsView } from '../../interface';
import { JsonBlock } from '../json-block';
import { milliseconds } from '../words';
import { partId } from './part-id';

/** Calls of AWS services, with the statement that allowed or refused each. */
export function AwsCalls({ calls }: { readonly calls: readonly AwsView[] }) {
  return (
    <>
      {calls.map(({ service, operation, error, at, access }, place) => (
        <section key={place} id={partId({ in: 'aws', at: place })} aria-label={`AWS call ${service} ${operation}`}>
          <h3>
            {service} {operation} <span class="took">at {milliseconds(at)}</span>{' '}
            {error !== undefined && <b class="bad">{error}</b>}
          </h3>
          {access.map((one) => (
            <Access key={`${one.action} ${one.resource}`} access={one} />
          ))}
        </section>
      ))}
    </>
  );
}

function Access({ access }: { readonly access: AccessView }) {
  const { address, action, resource, allowed, policy, statement, why } = access;
  return (
    <>
      <p>
        <b class={allowed ? 'good' : 'bad'}>{allowed ? 'allowed' : 'refused'}</b> to <code>{address}</code>:{' '}
        <code>{action}</code> on <code>{resource}</code>
        {policy !== undefined && (
          <>
            {' '}
            by <code>{policy}</code>
          </>
        )}
      </p>
      {why !== undefined && <p>{why}</p>}
      {statement !== undefined && <JsonBlock name="Statement" value={statement} />}
    </>
  );
}
