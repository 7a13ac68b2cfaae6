import type { JSX } from 'preact';
import type { View } from './address';
import { StoredView } from './data/stored-view';
import { Header } from './header';
import { MapView } from './map/map-view';
import { Problems } from './problems';
import { RequestsView } from './requests/requests-view';
import { TryView } from './try/try-view';
import { useLive } from './use-live';
import { usePlace } from './use-place';
import type { ViewProps } from './view-props';

const parts: Readonly<Record<View, (props: ViewProps) => JSX.Element>> = {
  map: MapView,
  try: TryView,
  requests: RequestsView,
  data: StoredView,
};

/** The whole page. */
export function App() {
  const live = useLive();
  const place = usePlace();
  const stack = place.params.get('stack') ?? live.overview?.stacks[0]?.stack ?? '';
  const Part = parts[place.view];
  return (
    <>
      <Header live={live} place={place} stack={stack} />
      <Problems live={live} />
      <main id="main" tabIndex={-1}>
        <Part live={live} place={place} stack={stack} />
      </main>
      <footer>
        <output aria-label="Last message of the run">{live.note}</output>
      </footer>
    </>
  );
}
