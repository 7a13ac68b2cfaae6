/** A glob as Terraform reads it: `*`, `**`, `?` and `{a,b}`. */
export function globbed(pattern: string): RegExp {
  const text = pattern.replace(/\*\*\/|\*\*|\*|\?|\{|\}|,|[.+^$()|[\]\\]/g, (sign) => {
    const signs: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
    return signs[sign] ?? { '{': '(?:', '}': ')', ',': '|' }[sign] ?? `\\${sign}`;
  });
  return new RegExp(`^${text}$`);
}
