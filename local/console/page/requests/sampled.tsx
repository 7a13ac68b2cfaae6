import type { Sampling } from '../../interface';

/** Says that calls are left out, while more pass than a person can read. */
export function Sampled({ sampling: { passed, kept, leftOut } }: { readonly sampling: Sampling }) {
  return (
    <p class="sampling">
      {passed} passed, {kept} can be opened.{' '}
      {leftOut > 0 && (
        <strong>More come than can be read: this is a sample, {leftOut} of the last second are left out.</strong>
      )}
    </p>
  );
}
