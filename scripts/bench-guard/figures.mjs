// Loaded before a command: writes what its process took, in milliseconds of processor time, to the file descriptor 3.
import { writeSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1000));
});
