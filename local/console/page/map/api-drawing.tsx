import { useMemo } from 'preact/hooks';
import type { DrawnBox } from '../../../../map/drawing';
import { folded, foldPathOf } from '../../../../map/fold';
import type { ApiMap } from '../../../../map/map-model';
import { searched } from '../../../../map/search';
import type { CallSummary } from '../../interface';
import { linkTo, type Place } from '../address';
import { CallLine, classOf } from '../call-line';
import { dark, litWay } from './lit';
import { MapDrawing } from './map-drawing';

interface ApiDrawingProps {
  readonly map: ApiMap;
  readonly text: string;
  readonly place: Place;
  readonly stack: string;
  /** The newest call of the API. */
  readonly call?: CallSummary | undefined;
}

/** One API: its map as far as it is searched and folded, with the way of its newest call. */
export function ApiDrawing({ map, text, place, stack, call }: ApiDrawingProps) {
  const open = place.params.getAll('open');
  const shown = useMemo(() => folded(searched(map, text), new Set(open)), [map, text, open.join()]);
  const lit = useMemo(() => (call === undefined ? dark : litWay(shown, call)), [shown, call]);
  const linkOf = ({ id, addresses: [resource] }: DrawnBox): string => {
    const path = foldPathOf(id);
    return linkTo('map', { stack, resource, open: path === undefined ? open : [...open, path] });
  };
  return (
    <section aria-label={map.api}>
      <Folds open={open} stack={stack} />
      <div class="drawing">
        <MapDrawing
          map={shown}
          lit={lit}
          ended={call === undefined ? '' : classOf(call.status)}
          resource={place.params.get('resource') ?? undefined}
          linkOf={linkOf}
        />
      </div>
      {call !== undefined && (
        <p>
          Lit: <CallLine call={call} />
        </p>
      )}
    </section>
  );
}

/** The paths that are open, each with a way to fold it again. */
function Folds({ open, stack }: { readonly open: readonly string[]; readonly stack: string }) {
  if (open.length === 0) return null;
  return (
    <p class="folds">
      {open.map((path) => (
        <a key={path} href={linkTo('map', { stack, open: open.filter((one) => !one.startsWith(path)) })}>
          Fold {path}
        </a>
      ))}
    </p>
  );
}
