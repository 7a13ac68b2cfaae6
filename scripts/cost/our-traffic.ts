import { traffic } from '../../config/traffic';
import { readTraffic, type TrafficFile } from '../../cost';

/** The traffic of our own stacks, as config/ expects it, by the names of the stacks. */
export const ourTraffic = (): TrafficFile =>
  readTraffic({
    stacks: Object.fromEntries(
      Object.entries(traffic).flatMap(([environment, apis]) =>
        Object.entries(apis).map(([api, expected]) => [`${environment}-${api}`, expected]),
      ),
    ),
  });
