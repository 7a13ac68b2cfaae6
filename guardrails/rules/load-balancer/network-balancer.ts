import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { answer, balancerOf, kindOf, listenerRules, listeners } from './names';

const balancerOfRule = (resource: Resource, model: Model): Resource | undefined => {
  const listener = model.follow(resource, 'listener_arn', ...listeners);
  return listener && balancerOf(listener, model);
};

/** Rules about what the listeners of network load balancers cannot do. */
export const networkBalancerRules = [
  rule({
    id: 'load-balancer/network-action',
    severity: 'rejects',
    source: answer('CreateListener'),
    on: listeners,
    demand: 'a network load balancer forwards, and does nothing else',
    fix: 'Forward to a target group, or use an application load balancer.',
    check: (resource, model) => {
      const balancer = balancerOf(resource, model);
      if (kindOf(balancer) !== 'network') return undefined;
      return resource.blocks('default_action').map((action) => {
        const type = textOf(action.get('type'));
        return (
          type !== undefined &&
          type !== 'forward' &&
          `default_action.type must be forward on ${balancer?.address}, was ${shown(type)}`
        );
      });
    },
  }),
  rule({
    id: 'load-balancer/rule-of-application',
    severity: 'rejects',
    source: answer('CreateRule'),
    on: listenerRules,
    demand: 'only listeners of application load balancers have rules',
    fix: 'Use the default action, or an application load balancer.',
    check: (resource, model) => {
      const balancer = balancerOfRule(resource, model);
      return (
        kindOf(balancer) === 'network' &&
        `listener_arn must be of an application load balancer, ${balancer?.address} is a network one`
      );
    },
  }),
];
