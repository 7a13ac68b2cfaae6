/** What names can be followed through: the locals of a module, and the arguments it was called with. */
export interface Mentioning {
  /** Prefix of addresses in this module, `module.api.` or nothing. */
  readonly prefix: string;
  /** A local as it is written. */
  rawLocal(name: string): unknown;
  /** Adds what the caller's argument for a variable names. */
  mentionsOfArgument(name: string, found: Set<string>, depth: number): void;
}

const named =
  /(?:data\.)?\b[a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*|\bmodule\.[A-Za-z_][\w-]*|\blocal\.[A-Za-z_][\w-]*|\bvar\.[A-Za-z_][\w-]*/g;

/** Base addresses of every resource named in raw Terraform, through locals. */
export function mentions(raw: unknown, module: Mentioning, found = new Set<string>(), depth = 0): Set<string> {
  if (depth > 60 || found.size > 20_000) return found;
  if (typeof raw === 'string' && raw.includes('.'))
    for (const name of raw.match(named) ?? []) mention(name, module, found, depth);
  else if (typeof raw === 'object' && raw !== null)
    for (const item of Object.values(raw)) mentions(item, module, found, depth + 1);
  return found;
}

function mention(name: string, module: Mentioning, found: Set<string>, depth: number): void {
  const address = module.prefix + name;
  if (found.has(address)) return;
  found.add(address);
  if (name.startsWith('local.')) mentions(module.rawLocal(name.slice('local.'.length)), module, found, depth + 1);
  if (name.startsWith('var.')) module.mentionsOfArgument(name.slice('var.'.length), found, depth + 1);
}
