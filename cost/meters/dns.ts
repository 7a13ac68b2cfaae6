import { Exact } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Hosted zones and instances registered in Cloud Map. */
export const dnsUsage = (stack: Stack): readonly Usage[] => [
  ...stack.all('aws_route53_zone').map((zone) => usage('route53.zone', zone, Exact.of(1), '1 hosted zone')),
  ...stack
    .all('aws_service_discovery_instance')
    .map((one) => usage('cloudmap.resource', one, Exact.of(1), '1 registered resource')),
];
