import { useState } from 'preact/hooks';
import type { ApiMap } from '../../../../map/map-model';
import { linkTo, queryOf } from '../address';
import { TextField } from '../text-field';
import { useFetched } from '../use-fetched';
import type { ViewProps } from '../view-props';
import { ApiDrawing } from './api-drawing';
import { NotRun } from './not-run';
import { ResourcePanel } from './resource-panel';

/** The APIs of a stack as pictures; a request lights its way. */
export function MapView({ live, place, stack }: ViewProps) {
  const [text, setText] = useState('');
  const version = live.versions[stack] ?? 0;
  const { value: maps = [], fault } = useFetched<readonly ApiMap[]>(
    stack === '' ? undefined : `/api/map${queryOf({ stack })}`,
    version,
  );
  const resource = place.params.get('resource');
  return (
    <>
      <div class="fields">
        <TextField name="Search the map" value={text} change={setText} />
      </div>
      {fault !== undefined && <p role="alert">{fault}</p>}
      <div class={resource === null ? undefined : 'beside'}>
        <div>
          {maps.map((map) => (
            <ApiDrawing
              key={map.api}
              map={map}
              text={text}
              place={place}
              stack={stack}
              call={live.calls.find((one) => one.stack === stack && one.api === map.api)}
            />
          ))}
        </div>
        {resource !== null && (
          <ResourcePanel
            stack={stack}
            address={resource}
            addresses={besideOf(maps, resource)}
            version={version}
            linkOf={(one) => linkTo('map', { stack, resource: one, open: place.params.getAll('open') })}
          />
        )}
      </div>
      <NotRun stack={live.overview?.stacks.find((one) => one.stack === stack)} />
    </>
  );
}

/** The resources that make the same box. */
const besideOf = (maps: readonly ApiMap[], address: string): readonly string[] =>
  maps.flatMap(({ nodes }) => nodes).find(({ addresses }) => addresses.includes(address))?.addresses ?? [];
