import type { Operations } from '../../interface';
import { queryOf } from '../address';
import { useFetched } from '../use-fetched';
import type { ViewProps } from '../view-props';
import { RouteTry } from './route-try';
import { SocketTry } from './socket-try';

/** Forms that call what a stack serves. */
export function TryView({ live, stack }: ViewProps) {
  const { value, fault } = useFetched<Operations>(
    stack === '' ? undefined : `/api/operations${queryOf({ stack })}`,
    live.versions[stack],
  );
  const apis = live.overview?.stacks.find((one) => one.stack === stack)?.apis ?? [];
  return (
    <>
      {fault !== undefined && <p role="alert">{fault}</p>}
      {value?.operations.some(({ kind }) => kind !== 'websocket') && (
        <RouteTry key={stack} stack={stack} apis={apis} operations={value} />
      )}
      {value !== undefined &&
        apis
          .filter(({ kind }) => kind === 'websocket')
          .map((api) => <SocketTry key={`${stack} ${api.address}`} stack={stack} api={api} operations={value} />)}
    </>
  );
}
