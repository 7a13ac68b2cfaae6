import type { ResourceView } from '../../interface';
import { queryOf } from '../address';
import { JsonBlock } from '../json-block';
import { useFetched } from '../use-fetched';

interface ResourcePanelProps {
  readonly stack: string;
  readonly addresses: readonly string[];
  readonly address: string;
  readonly version: number;
  /** Where another resource is open, or none. */
  readonly linkOf: (resource?: string) => string;
}

/** A resource of the map, as its document has it, beside those that make the same box. */
export function ResourcePanel({ stack, addresses, address, version, linkOf }: ResourcePanelProps) {
  const { value, fault } = useFetched<ResourceView>(`/api/resource${queryOf({ stack, address })}`, version);
  return (
    <section class="panel" aria-label="Resource">
      <h2>
        <code>{address}</code>
      </h2>
      <ul>
        {addresses
          .filter((one) => one !== address)
          .map((one) => (
            <li key={one}>
              <a href={linkOf(one)}>{one}</a>
            </li>
          ))}
      </ul>
      {fault !== undefined && <p role="alert">{fault}</p>}
      {value !== undefined && <JsonBlock name="Terraform JSON" value={value.json} />}
      <a href={linkOf()}>Close</a>
    </section>
  );
}
