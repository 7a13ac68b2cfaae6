import { environments } from '../../../config/environments';
import { traffic } from '../../../config/traffic';
import { readTraffic, type TrafficFile } from '../../../cost';

/** The traffic of our own stacks, as config/ expects it, by the names of the stacks in any region. */
export const ourTraffic = (): TrafficFile =>
  readTraffic({
    stacks: Object.fromEntries(
      environments.flatMap(({ name, region }) =>
        Object.entries(traffic[name]).flatMap(([api, expected]) => [
          [`${name}-${api}`, expected],
          [`${name}-${region}-${api}`, expected],
        ]),
      ),
    ),
  });
