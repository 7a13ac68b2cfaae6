import { readdirSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';

/** What all tests depend on without importing it. */
const ofAllTests = /^(package\.json|vitest\.config\.mts)$/;

/**
 * The files of tests that import one of some files, directly or not: what `vitest --changed` finds, without making every test ready to
 * run first. All tests, where the imports of one cannot be read.
 */
export async function testsTouchedBy(files: readonly string[], root: string): Promise<readonly string[]> {
  const tests = testsIn(root);
  if (files.length === 0) return [];
  if (files.some((file) => ofAllTests.test(file))) return tests;
  const imports = await importsOf(tests, root);
  if (imports === undefined) return tests;
  const touched = importersOf(files, imports);
  return tests.filter((test) => touched.has(test));
}

const testsIn = (root: string): string[] =>
  readdirSync(`${root}/__tests__`, { recursive: true, encoding: 'utf8' })
    .map((path) => `__tests__/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !path.includes('/node_modules/'))
    .sort();

/** What each file imports that these files are made of; nothing where one does not parse, or imports what is not there. */
async function importsOf(tests: readonly string[], root: string): Promise<Metafile['inputs'] | undefined> {
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      stdin: { contents: tests.map((test) => `import "./${test}";`).join('\n'), resolveDir: root },
      write: false,
      metafile: true,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'silent',
    });
    return metafile.inputs;
  } catch {
    return undefined;
  }
}

/** Some files, and all that import one of them. */
function importersOf(files: readonly string[], inputs: Metafile['inputs']): ReadonlySet<string> {
  const touched = new Set(files);
  let before: number;
  do {
    before = touched.size;
    for (const [path, { imports }] of Object.entries(inputs))
      if (imports.some((one) => touched.has(one.path))) touched.add(path);
  } while (touched.size > before);
  return touched;
}
