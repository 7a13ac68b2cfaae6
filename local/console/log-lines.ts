import type { LogView, MetricView } from './interface';

/** What Lambda writes before a message: `<time>\t<request>\t<level>\t<message>`. */
const prefixed = /^\S+Z\t\S+\t([A-Z]+)\t(.*)$/s;

/** What a line of a function says. */
export interface LoggedLine {
  readonly level?: string | undefined;
  readonly message: string;
  /** What a logger wrote beside level and message. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Reads one line of a function: a message with Lambda's prefix, the JSON of a logger, or text. */
export function loggedLine(line: string): LoggedLine {
  const [, level, text] = prefixed.exec(line) ?? [];
  if (text !== undefined) return { level, message: text, others: {} };
  const { level: logged, message, ...others } = jsonIn(line) ?? {};
  if (typeof logged !== 'string' || message === undefined) return { message: line, others: {} };
  return { level: logged, message: typeof message === 'string' ? message : JSON.stringify(message), others };
}

/** A line of a function as the console shows it. */
export function logOf(line: string): LogView {
  const { level, message } = loggedLine(line);
  return { line, level, message };
}

/**
 * The metrics of a line in the embedded metric format; undefined when it is none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricsOf(line: string): MetricView[] | undefined {
  if (!line.includes('"_aws"')) return undefined;
  const root = jsonIn(prefixed.exec(line)?.[2] ?? line);
  const directives = listOf(objectOf(root?._aws).CloudWatchMetrics);
  if (root === undefined || directives.length === 0) return undefined;
  return directives.map(objectOf).flatMap((directive) => metricsIn(directive, root));
}

type Json = Readonly<Record<string, unknown>>;

function metricsIn({ Namespace, Dimensions, Metrics }: Json, root: Json): MetricView[] {
  const names = [...new Set(listOf(Dimensions).flatMap(listOf).map(String))];
  const dimensions = Object.fromEntries(names.map((name) => [name, String(root[name])]));
  return listOf(Metrics)
    .map(objectOf)
    .map(({ Name, Unit }) => ({
      namespace: String(Namespace),
      name: String(Name),
      unit: typeof Unit === 'string' ? Unit : undefined,
      values: [root[String(Name)]].flat().map(Number),
      dimensions,
    }));
}

function jsonIn(line: string): Json | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return objectOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
