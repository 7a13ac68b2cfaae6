import { Unknown } from '../../../terraform/language/value';
import { isOn, soleReference, startOf } from '../apis';
import { rule, shown } from '../define';
import { route } from './route-key';

/** Rules about `target` of `aws_apigatewayv2_route`. */
export const routeTargetRules = [
  rule({
    id: 'http-api/route-target-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-route-target-format)',
    on: route,
    demand: 'target must be integrations/ followed by the id of an integration',
    fix: 'Write "integrations/${aws_apigatewayv2_integration.NAME.id}".',
    check: (resource) => {
      const value = resource.symbolic('target');
      const sole = soleReference(value);
      if (sole?.attribute === 'id' && sole.address.includes('aws_apigatewayv2_integration.')) {
        return `target must start with "integrations/", was the bare id of ${sole.address}`;
      }
      const start = startOf(resource.get('target'));
      return (
        start !== undefined &&
        !/^integrations\/./.test(`${start}${value instanceof Unknown ? 'x' : ''}`) &&
        `target must start with "integrations/", was ${shown(start)}`
      );
    },
  }),
  rule({
    id: 'http-api/route-needs-target',
    severity: 'misbehaves',
    source: 'unverified at runtime',
    on: route,
    demand: 'a route of an HTTP API must have a target',
    fix: 'Point target at an integration.',
    check: (resource, model) =>
      isOn('HTTP', resource, model) && resource.lacks('target') && 'target must be an integration, was absent',
  }),
];
