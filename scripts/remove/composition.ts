/** main.ts without some stacks: neither what makes them nor what only they need. */
export function withoutStacks(main: string, names: readonly string[]): string {
  const lines = main.split('\n');
  const imported = lines.filter((line) => names.some((name) => isImportOf(line, name))).flatMap(importedBy);
  const left = lines.filter((line) => !mentions(line, imported));
  return withoutUnused(withoutUnused(left, 'account'), 'accountOf').join('\n');
}

const isImportOf = (line: string, name: string) =>
  line.endsWith(`'./config/${name}';`) || line.includes(`'./stacks/${name}/`);

const importedBy = (line: string): string[] => /^import \{ (.*) \} from/.exec(line)?.[1]?.split(', ') ?? [];

/** Whether a line has one of the words, or the settings that `npm run new` calls after it. */
const mentions = (line: string, words: readonly string[]) =>
  words.some((word) => new RegExp(`(?<![\\w-])${word}(Settings)?(?![\\w-])`).test(line));

/** Without the line that gives a name to something, where no other line uses it. */
function withoutUnused(lines: readonly string[], name: string): string[] {
  const naming = new RegExp(`^ *(const ${name} =|import \\{ ${name} \\})`);
  const isUsed = lines.some((line) => !naming.test(line) && mentions(line.replace(/'.*'/, ''), [name]));
  return isUsed ? [...lines] : lines.filter((line) => !naming.test(line));
}
