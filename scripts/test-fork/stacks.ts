import { spawnSync } from 'node:child_process';
import { apisIn } from '../left-out.mjs';

/** Removes every API but some. */
export function keepOnly(folder: string, kept: readonly string[]): void {
  run(folder, 'remove', ...apisIn(folder).filter((name) => !kept.includes(name)));
}

/** Adds an API on a table of its own, for callers with tokens. */
export function addApi(folder: string): void {
  const [name = ''] = ['tickets', 'bookings'].filter((one) => !apisIn(folder).includes(`${one}-http-api`));
  run(folder, 'new', name, 'http', '--crud', name, '--auth', 'jwt');
}

/** Runs a command of the copy as its owner would. */
function run(folder: string, command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', command, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run ${command}: must end with 0, was ${status}. ${stderr}`);
}
