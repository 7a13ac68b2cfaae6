import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, atMost, rule, shown } from '../define';
import { matches } from '../demands';

const dashboard = 'aws_cloudwatch_dashboard';
const structure =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html';

/** The widgets of a dashboard, as far as they are known. */
function widgetsOf(resource: Resource): readonly Value[] {
  const body = documentOf(resource.get('dashboard_body'));
  return isMap(body) && isList(body.widgets) ? body.widgets : [];
}

/** The metrics that a widget draws; undefined where it is no graph, or not known. */
function metricsOf(widget: Value): readonly Value[] | undefined {
  if (!isMap(widget) || widget.type !== 'metric' || !isMap(widget.properties)) return undefined;
  const { metrics } = widget.properties;
  return isList(metrics) ? metrics : undefined;
}

function bodyProblems(resource: Resource): string | (string | false)[] | undefined {
  const text = resource.get('dashboard_body');
  const body = documentOf(text);
  if (body === undefined && typeof text === 'string') return `dashboard_body must be JSON, was ${shown(text)}`;
  if (!isMap(body)) return undefined;
  if (!Object.hasOwn(body, 'widgets')) return 'dashboard_body must have widgets, had none';
  return isList(body.widgets) ? body.widgets.flatMap(widgetProblems) : undefined;
}

function widgetProblems(widget: Value, at: number): (string | false)[] {
  if (!isMap(widget)) return [];
  const outside = (
    [
      ['x', 0, 23],
      ['width', 1, 24],
      ['height', 1, 1000],
    ] as const
  ).map(([name, least, most]) => {
    const size = numberOf(widget[name]);
    return (
      size !== undefined &&
      (size < least || size > most) &&
      `widgets[${at}].${name} must be from ${least} to ${most}, was ${size}`
    );
  });
  return [
    ...['type', 'properties'].map(
      (name) => !Object.hasOwn(widget, name) && `widgets[${at}] must have ${name}, had none`,
    ),
    ...outside,
    regionProblem(widget, at),
  ];
}

const regionProblem = ({ type, properties }: ValueMap, at: number): string | false =>
  type === 'metric' &&
  isMap(properties) &&
  !Object.hasOwn(properties, 'region') &&
  `widgets[${at}].properties must name a region for metrics, named none`;

/** What is wrong with one line of a graph: namespace, name, dimensions in pairs, and how it is drawn. */
function lineProblem(line: Value): string | false {
  if (line instanceof Unknown) return false;
  if (!isList(line)) return `must be a list, was ${shown(line)}`;
  const drawn = line.at(-1);
  const names = isMap(drawn) ? line.slice(0, -1) : line;
  if (names.some(isMap)) return 'must have how it is drawn at its end, had it before';
  // "..." stands for what the line before has.
  if (names.includes('...')) return false;
  if (names.length === 0)
    return !(isMap(drawn) && Object.hasOwn(drawn, 'expression')) && 'must name a metric or an expression, named none';
  return (
    names.length % 2 === 1 &&
    `must be a namespace, a name, and pairs of dimension and value, had ${names.length} ${names.length === 1 ? 'text' : 'texts'}`
  );
}

/** Rules about `aws_cloudwatch_dashboard`. */
export const dashboardRules = [
  argument({
    id: 'alarm/dashboard-name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html',
    on: dashboard,
    at: 'dashboard_name',
    must: matches(patterns.dashboardName, 'be 1 to 255 letters, digits, hyphens and underscores'),
    fix: 'Rename the dashboard.',
  }),
  rule({
    id: 'alarm/dashboard-body',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-dashboard-*)',
    on: dashboard,
    demand: 'dashboard_body must be JSON, with widgets that have type, properties and a place within 24 columns',
    fix: 'Mend the widget.',
    check: bodyProblems,
  }),
  rule({
    id: 'alarm/dashboard-metrics',
    severity: 'rejects',
    source: structure,
    on: dashboard,
    demand: 'each metric of a graph must be a list of namespace, name and pairs of dimension and value',
    fix: 'Write ["AWS/Lambda", "Errors", "FunctionName", "NAME", { "stat": "Sum" }].',
    check: (resource) =>
      widgetsOf(resource).flatMap((widget, at) =>
        (metricsOf(widget) ?? []).map((line, place) => {
          const problem = lineProblem(line);
          return problem && `widgets[${at}].properties.metrics[${place}] ${problem}`;
        }),
      ),
  }),
  atMost({
    id: 'alarm/dashboard-widgets',
    severity: 'rejects',
    source: limits.dashboardWidgets.source,
    on: dashboard,
    demand: `a dashboard must have at most ${limits.dashboardWidgets.value} widgets`,
    fix: 'Make a second dashboard.',
    at: 'dashboard_body',
    most: limits.dashboardWidgets.value,
    unit: 'widgets',
    count: (resource) => widgetsOf(resource).length,
  }),
  atMost({
    id: 'alarm/dashboard-widget-metrics',
    severity: 'rejects',
    source: limits.dashboardWidgetMetrics.source,
    on: dashboard,
    demand: `a graph must have at most ${limits.dashboardWidgetMetrics.value} metrics`,
    fix: 'Draw two graphs.',
    at: 'dashboard_body',
    most: limits.dashboardWidgetMetrics.value,
    unit: 'metrics in a widget',
    count: (resource) => widgetsOf(resource).map((widget) => (metricsOf(widget) ?? []).length),
  }),
];
