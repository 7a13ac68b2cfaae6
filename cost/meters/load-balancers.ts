import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { monthHours, type Usage, usage } from '../usage';

const kinds = {
  application: { name: 'alb', average: 'albLcuAverage' },
  network: { name: 'nlb', average: 'nlbLcuAverage' },
} as const;

/** Hours and capacity units of application and network load balancers. */
export const loadBalancerUsage = (stack: Stack): readonly Usage[] =>
  stack.all('aws_lb', 'aws_alb').flatMap((balancer) => {
    const type = stack.text(balancer, 'load_balancer_type', 'application', balancer.address);
    const kind = type === 'application' || type === 'network' ? kinds[type] : undefined;
    if (kind === undefined) {
      stack.notes.leaveOut(balancer.address);
      return [];
    }
    const units = stack.traffic.number(kind.average);
    return [
      usage(`${kind.name}.hours`, balancer, Exact.of(monthHours), `${monthHours} h`),
      usage(`${kind.name}.lcu`, balancer, units.times(monthHours), `${shown(units)} units × ${monthHours} h`),
    ];
  });
