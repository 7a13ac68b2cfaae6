import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, protocolOf } from '../apis';
import { rule, shown } from '../define';

/** The HTTP API of a part, if its `target` certainly makes a route and a stage of its own. */
function quickApiOf(part: Resource, model: Model): Resource | undefined {
  const api = apiOf(part, model);
  return protocolOf(api) === 'HTTP' && api?.has('target') === true ? api : undefined;
}

/** What AWS calls the route that it makes: undefined where that is not known. */
const madeRoute = (api: Resource): string | undefined =>
  api.lacks('route_key') ? '$default' : textOf(api.get('route_key'));

/** That what `target` of an API makes is not made again: AWS answers that it exists. */
export const quickCreateRule = rule({
  id: 'http-api/quick-create',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html',
  on: ['aws_apigatewayv2_stage', 'aws_apigatewayv2_route'],
  demand: 'an API with target has its route and the stage $default already',
  fix: 'Leave target, route_key and credentials_arn out of the API, and make the integration by itself.',
  check: (resource, model) => {
    const api = quickApiOf(resource, model);
    const [argument, made] =
      resource.type === 'aws_apigatewayv2_stage' ? ['name', '$default'] : ['route_key', api && madeRoute(api)];
    return (
      api !== undefined &&
      made !== undefined &&
      textOf(resource.get(argument)) === made &&
      `${argument} must be another than ${shown(made)}, which target of ${api.address} makes`
    );
  },
});
