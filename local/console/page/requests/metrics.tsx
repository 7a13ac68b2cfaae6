import type { MetricView } from '../../interface';

/** Metrics that functions wrote for CloudWatch. */
export function Metrics({ metrics }: { readonly metrics: readonly MetricView[] }) {
  if (metrics.length === 0) return null;
  return (
    <>
      <h3>Metrics</h3>
      <ul>
        {metrics.map((metric, at) => (
          <li key={at}>
            <b>{metric.name}</b> {metric.values.join(', ')} {metric.unit} ({metric.namespace}
            {Object.entries(metric.dimensions).map(([name, value]) => `, ${name} ${value}`)})
          </li>
        ))}
      </ul>
    </>
  );
}
