import { linkTo, type View, views } from './address';
import { SelectField } from './select-field';
import type { ViewProps } from './view-props';

const names: Readonly<Record<View, string>> = { map: 'Map', try: 'Try', requests: 'Requests', data: 'Data' };

/** What stands above each part: the way to the others, and the choice of the stack. */
export function Header({ live, place, stack }: ViewProps) {
  const stacks = live.overview?.stacks ?? [];
  return (
    <header>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <h1>Gatehouse console</h1>
      <nav aria-label="Parts of the console">
        {views.map((view) => (
          <a key={view} href={linkTo(view, { stack })} aria-current={view === place.view ? 'page' : undefined}>
            {names[view]}
          </a>
        ))}
      </nav>
      <SelectField
        name="Stack"
        value={stack}
        all={stacks.map((one) => one.stack)}
        change={(one) => goTo(place.view, one)}
      />
    </header>
  );
}

function goTo(view: View, stack: string): void {
  location.hash = linkTo(view, { stack });
}
