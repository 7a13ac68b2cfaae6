import type { LogView, MetricView } from './interface';

/** What Lambda writes before a message: `<time>\t<request>\t<level>\t<message>`. */
const prefixed = /^\S+Z\t\S+\t([A-Z]+)\t(.*)$/s;

/** One line of a function: a message with Lambda's prefix, the JSON of a logger, or text. */
export function logOf(line: string): LogView {
  const [, level, text] = prefixed.exec(line) ?? [];
  if (text !== undefined) return { line, level, message: text };
  const logged = jsonIn(line) ?? {};
  if (typeof logged.level !== 'string' || logged.message === undefined) return { line, message: line };
  const message = typeof logged.message === 'string' ? logged.message : JSON.stringify(logged.message);
  return { line, level: logged.level, message };
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
