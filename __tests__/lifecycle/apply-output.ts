/** What Terraform began to do in an apply: address and verb, sorted. */
export function changesIn(output: string): string[] {
  const begun = output.matchAll(/(\w+\.\w+)(?: \([^)]*\))*(?:\["[^"]*"\])?: (Creating|Modifying|Destroying)\.\.\./g);
  return [...begun].map(([, address, verb]) => `${address} ${verb}`).sort();
}

/** What Terraform could not do in an apply, each with the reason. */
export function refusalsIn(output: string): string[] {
  const lines = output.split('\n').filter((line) => line.includes('Error: '));
  return lines.map((line) => line.slice(line.indexOf('Error: ')));
}

/** What Terraform plans to do: for each resource the text from its address to the end of its arguments. */
export function plannedIn(output: string): string[] {
  const lines = output.split('\n').map((line) => line.replace(/^(\S+)? +/, ''));
  const starts = lines.flatMap((line, index) => (/^# \S+.* (will|must) be /.test(line) ? [index] : []));
  return starts.map((start) => lines.slice(start, lines.indexOf('}', start) + 1).join('\n'));
}
