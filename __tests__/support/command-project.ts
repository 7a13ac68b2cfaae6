import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandRooms } from '../../scripts/bundle/command.mjs';

/** This project's own folder. */
export const project = resolve(import.meta.dirname, '../..');

/** What stays from one test to the next: what commands are made of, and their bundles. */
const lasting = [...commandRooms, 'node_modules', 'dist'];

/**
 * A folder with all that commands are made of, but packages. It serves all tests of a file: to copy it, and to bundle a command in it
 * for the first time, takes longer than most commands. Tests leave the rooms in it as they are.
 */
export function commandProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-commands-'));
  for (const room of commandRooms) cpSync(join(project, room), join(folder, room), { recursive: true });
  return folder;
}

/** Removes what a test has added to such a folder. */
export function clean(folder: string): void {
  const added = readdirSync(folder).filter((name) => !lasting.includes(name));
  for (const name of added) rmSync(join(folder, name), { recursive: true, force: true });
}
