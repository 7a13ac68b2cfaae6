import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import type { CallFilter } from './call-filter';

interface FiltersProps {
  readonly filter: CallFilter;
  readonly stacks: readonly string[];
  readonly change: (filter: CallFilter) => void;
}

/** The fields that say which calls to show. */
export function Filters({ filter, stacks, change }: FiltersProps) {
  return (
    <form class="fields" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        name="Of the stack"
        none="all"
        value={filter.stack}
        all={stacks}
        change={(stack) => change({ ...filter, stack })}
      />
      <TextField name="Route or path" value={filter.route} change={(route) => change({ ...filter, route })} />
      <TextField
        name="Status, such as 404 or 4xx"
        value={filter.status}
        change={(status) => change({ ...filter, status })}
      />
    </form>
  );
}
