/**
 * The statements of a web ACL's rules as blocks. They nest without end, so the provider's bindings know no type for them and cdktf
 * writes them as arguments.
 */
export function statementBlocks(hcl: string): string {
  let depth = 0;
  const lines = hcl.split('\n').map((line) => {
    const opens = /^\s*\w+ = \{$/.test(line);
    if (depth === 0 && !/^\s*statement = \{$/.test(line)) return line;
    if (opens) depth++;
    if (/^\s*\}$/.test(line)) depth--;
    return opens ? line.replace(' = {', ' {') : line;
  });
  return lines.join('\n');
}
