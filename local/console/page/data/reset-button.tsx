import { useState } from 'preact/hooks';
import type { ResetRequest } from '../../interface';
import { post, reasonOf } from '../server';

interface ResetButtonProps {
  readonly name: string;
  readonly reset: ResetRequest;
  /** Is told that it is done. */
  readonly again: () => void;
}

/** Sets something back, once a person has said it twice. */
export function ResetButton({ name, reset, again }: ResetButtonProps) {
  const [confirming, setConfirming] = useState(false);
  const [fault, setFault] = useState('');
  const press = async () => {
    setConfirming(!confirming);
    if (!confirming) return;
    await post('/api/reset', reset).then(
      () => setFault(''),
      (problem) => setFault(reasonOf(problem)),
    );
    again();
  };
  return (
    <>
      <button type="button" onClick={press} onBlur={() => setConfirming(false)}>
        {confirming ? `Sure? ${name}` : name}
      </button>{' '}
      <output class="bad">{fault}</output>
    </>
  );
}
