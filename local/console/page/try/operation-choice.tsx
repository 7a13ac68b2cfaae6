import { useState } from 'preact/hooks';
import type { Operation } from '../../interface';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';

interface OperationChoiceProps {
  readonly operations: readonly Operation[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** Routes that can be chosen without a search beside them. */
const few = 15;

/** The choice of a route; where there are many, a search makes them few. */
export function OperationChoice({ operations, chosen, choose }: OperationChoiceProps) {
  const [text, setText] = useState('');
  const found = operations.filter(({ name, id }) => id === chosen || name.toLowerCase().includes(text.toLowerCase()));
  return (
    <div class="fields">
      {operations.length > few && <TextField name="Search the routes" value={text} change={setText} />}
      <SelectField
        name="Route"
        value={chosen}
        all={found.map(({ id }) => id)}
        labelOf={(one) => found.find(({ id }) => id === one)?.name ?? one}
        change={choose}
      />
    </div>
  );
}
