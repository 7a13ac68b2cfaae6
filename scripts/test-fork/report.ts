import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What vitest writes of a run; more than this is in it. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Reads a run's report; undefined where there is none. */
export const readReport = (path: string): Report | undefined =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

/** How many tests passed, and how many did not; a file that cannot be loaded counts as one that did not. */
export function countsIn({ numPassedTests, numFailedTests, numPendingTests, testResults }: Report) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests + unloaded.length };
}

/** The tests that failed, one line each, with the files that could not be loaded. */
export function failuresIn({ testResults }: Report, folder: string): string {
  const lines = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(folder, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
    const failed = assertionResults.filter((test) => test.status === 'failed');
    return failed.map(({ fullName, failureMessages = [] }) => `${file}: ${fullName}: ${firstLine(failureMessages[0])}`);
  });
  return lines.map((line) => `  ${line}\n`).join('');
}

const firstLine = (text = '') => text.split('\n')[0] ?? '';
