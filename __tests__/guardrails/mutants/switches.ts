/** What an operator becomes. */
export const swapped: Readonly<Record<string, string>> = {
  '>': '>=',
  '>=': '>',
  '<': '<=',
  '<=': '<',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
};

const comparisons: Readonly<Record<string, (left: never, right: never) => boolean>> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
};

/** What the places of an armed bundle ask: which of them is changed. It remembers who asked. */
export class Switches {
  changed = -1;
  readonly asked = new Set<number>();

  private isOn(point: number): boolean {
    this.asked.add(point);
    return point === this.changed;
  }

  private operator(point: number, own: string): string {
    return (this.isOn(point) ? swapped[own] : own) ?? own;
  }

  compare(point: number, operator: string, left: never, right: never): boolean | undefined {
    return comparisons[this.operator(point, operator)]?.(left, right);
  }

  join(point: number, operator: string, left: unknown, right: () => unknown): unknown {
    return this.operator(point, operator) === '&&' ? left && right() : left || right();
  }

  not(point: number, value: unknown): boolean {
    return this.isOn(point) ? Boolean(value) : !value;
  }

  pick<T>(point: number, own: T, other: T): T {
    return this.isOn(point) ? other : own;
  }
}
