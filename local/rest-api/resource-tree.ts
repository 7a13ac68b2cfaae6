import type { MethodDefinition } from './definition/rest-api-definition';

/** A resource that a path led to, and what its variables are. */
export interface FoundResource {
  readonly path: string;
  /** Values as they stand in the path, with their percent-encoding. */
  readonly variables: Readonly<Record<string, string>>;
  readonly methods: ReadonlyMap<string, MethodDefinition>;
}

/** One part of a path, and what may follow it. */
class Node {
  readonly fixed = new Map<string, Node>();
  readonly methods = new Map<string, MethodDefinition>();
  variable: { readonly name: string; readonly node: Node } | undefined;
  greedy: { readonly name: string; readonly node: Node } | undefined;
  path = '/';
}

const anyMethods = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** The resources of an API. Fixed parts go before variables, and both before greedy ones, whatever their order. */
export class ResourceTree {
  private readonly root = new Node();

  constructor(methods: readonly MethodDefinition[]) {
    for (const method of methods) this.nodeOf(method.path).methods.set(method.httpMethod, method);
  }

  /** The resource behind a path, without the stage. Resources without methods are none. */
  find(path: string): FoundResource | undefined {
    const parts = path.split('/').filter((part, at, all) => at > 0 && (part !== '' || at < all.length - 1));
    const variables: Record<string, string> = {};
    const node = this.descend(this.root, parts, variables);
    return node && { path: node.path, variables, methods: node.methods };
  }

  private nodeOf(path: string): Node {
    const node = partsOf(path).reduce(childOf, this.root);
    node.path = path;
    return node;
  }

  private descend(node: Node, parts: readonly string[], variables: Record<string, string>): Node | undefined {
    const [part, ...rest] = parts;
    if (part === undefined) return node.methods.size > 0 ? node : undefined;
    const fixed = node.fixed.get(decoded(part));
    const byName = fixed && this.descend(fixed, rest, variables);
    if (byName !== undefined) return byName;
    const byVariable = node.variable && part !== '' && this.descend(node.variable.node, rest, variables);
    if (node.variable && byVariable) return named(byVariable, variables, node.variable.name, part);
    if (node.greedy === undefined || node.greedy.node.methods.size === 0) return undefined;
    return named(node.greedy.node, variables, node.greedy.name, parts.join('/'));
  }
}

function named(node: Node, variables: Record<string, string>, name: string, value: string): Node {
  variables[name] = value;
  return node;
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

function childOf(node: Node, part: string): Node {
  const [, name, greedy] = /^\{(.+?)(\+?)\}$/.exec(part) ?? [];
  if (name !== undefined && greedy === '+') {
    node.greedy ??= { name, node: new Node() };
    return node.greedy.node;
  }
  if (name !== undefined) {
    node.variable ??= { name, node: new Node() };
    return node.variable.node;
  }
  const child = node.fixed.get(part) ?? new Node();
  node.fixed.set(part, child);
  return child;
}

/** Percent-decoded, where that is possible. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The method of a resource that takes an HTTP method: the one of its name, else ANY. */
export const methodFor = ({ methods }: FoundResource, httpMethod: string): MethodDefinition | undefined =>
  methods.get(httpMethod) ?? (anyMethods.has(httpMethod) ? methods.get('ANY') : undefined);
