import { describe, expect, it } from 'vitest';
import { layoutOf, mapsOf, svgOf } from '../../map';
import { modelOf } from '../../terraform/model/model';

const resource = {
  aws_apigatewayv2_api: { shop: { name: 'shop', protocol_type: 'HTTP' } },
  aws_apigatewayv2_stage: { live: { api_id: '${aws_apigatewayv2_api.shop.id}', name: '$default' } },
  aws_apigatewayv2_domain_name: { own: { domain_name: 'shop.example.com' } },
  aws_apigatewayv2_api_mapping: {
    own: { domain_name: '${aws_apigatewayv2_domain_name.own.id}', stage: '${aws_apigatewayv2_stage.live.id}' },
  },
  aws_apigatewayv2_authorizer: { jwt: { name: 'jwt', api_id: '${aws_apigatewayv2_api.shop.id}' } },
  aws_apigatewayv2_integration: {
    orders: { api_id: '${aws_apigatewayv2_api.shop.id}', integration_uri: '${aws_lambda_alias.live.invoke_arn}' },
    events: {
      api_id: '${aws_apigatewayv2_api.shop.id}',
      integration_subtype: 'SQS-SendMessage',
      request_parameters: { QueueUrl: '${aws_sqs_queue.events.url}' },
    },
  },
  aws_apigatewayv2_route: {
    orders: {
      api_id: '${aws_apigatewayv2_api.shop.id}',
      route_key: 'GET /orders',
      authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
      target: 'integrations/${aws_apigatewayv2_integration.orders.id}',
    },
    events: {
      api_id: '${aws_apigatewayv2_api.shop.id}',
      route_key: 'POST /events',
      target: 'integrations/${aws_apigatewayv2_integration.events.id}',
    },
  },
  aws_lambda_function: {
    orders: { function_name: 'orders', environment: { variables: { TABLE: '${aws_dynamodb_table.orders.name}' } } },
  },
  aws_lambda_alias: { live: { name: 'live', function_name: '${aws_lambda_function.orders.function_name}' } },
  aws_dynamodb_table: { orders: { name: 'orders-table' } },
  aws_sqs_queue: { events: { name: 'events<&>' } },
};

const [map] = mapsOf(modelOf({ files: [{ name: 'main.tf.json', document: { resource } }] }));
if (map === undefined) throw new Error('the document must have an API');

describe('the map of an API', () => {
  it('leads from a name over stage, API and route to a function and its table', () => {
    const next = (id: string) => map.edges.filter(({ from }) => from === id).map(({ to }) => to);

    expect(next('aws_apigatewayv2_domain_name.own')).toEqual(['aws_apigatewayv2_stage.live']);
    expect(next('aws_apigatewayv2_stage.live')).toEqual(['aws_apigatewayv2_api.shop']);
    expect(next('aws_apigatewayv2_api.shop')).toEqual([
      'aws_apigatewayv2_route.orders',
      'aws_apigatewayv2_route.events',
    ]);
    expect(next('aws_apigatewayv2_route.orders')).toEqual([
      'aws_apigatewayv2_authorizer.jwt',
      'aws_lambda_function.orders',
    ]);
    expect(next('aws_lambda_function.orders')).toEqual(['aws_dynamodb_table.orders']);
  });

  it('leads from a route to the queue that it puts into without a function', () => {
    expect(map.edges).toContainEqual({ from: 'aws_apigatewayv2_route.events', to: 'aws_sqs_queue.events' });
  });

  it('knows all the resources that make a box', () => {
    const addresses = map.nodes.find(({ label }) => label === 'GET /orders')?.addresses;

    expect(addresses).toEqual(['aws_apigatewayv2_route.orders', 'aws_apigatewayv2_integration.orders']);
  });

  it('knows the methods of a REST API by their paths', () => {
    const rest = {
      aws_api_gateway_rest_api: { r: { name: 'r' } },
      aws_api_gateway_resource: {
        users: { parent_id: '${aws_api_gateway_rest_api.r.root_resource_id}', path_part: 'users' },
        user: { parent_id: '${aws_api_gateway_resource.users.id}', path_part: '{id}' },
      },
      aws_api_gateway_method: { get: { http_method: 'GET', resource_id: '${aws_api_gateway_resource.user.id}' } },
      aws_api_gateway_integration: {
        get: {
          rest_api_id: '${aws_api_gateway_rest_api.r.id}',
          resource_id: '${aws_api_gateway_resource.user.id}',
          http_method: '${aws_api_gateway_method.get.http_method}',
        },
      },
    };
    const [one] = mapsOf(modelOf({ files: [{ name: 'main.tf.json', document: { resource: rest } }] }));

    expect(one?.nodes.map(({ label, addresses }) => [label, addresses])).toEqual([
      ['r', ['aws_api_gateway_rest_api.r']],
      ['GET /users/{id}', ['aws_api_gateway_method.get', 'aws_api_gateway_integration.get']],
    ]);
  });
});

describe('the layout', () => {
  it('puts no box upon another', () => {
    const places = layoutOf(map).nodes.map(({ x, y }) => `${x} ${y}`);

    expect(new Set(places).size).toBe(places.length);
  });

  it('lets every line go to the right', () => {
    const x = new Map(layoutOf(map).nodes.map((node) => [node.id, node.x]));

    expect(map.edges.filter(({ from, to }) => (x.get(from) ?? 0) >= (x.get(to) ?? 0))).toEqual([]);
  });
});

describe('the drawing', () => {
  it('marks the box that a changed resource is part of, by the gravest mark', () => {
    const marks = new Map([
      ['aws_apigatewayv2_route.orders', 'changed'],
      ['aws_apigatewayv2_integration.orders', 'replaced'],
    ]);

    expect(svgOf(map, marks)).toContain(
      '<g class="box route replaced" data-addresses="aws_apigatewayv2_route.orders aws_apigatewayv2_integration.orders">',
    );
  });

  it('writes no name as markup', () => {
    expect(svgOf(map)).toContain('events&lt;&amp;&gt;');
    expect(svgOf(map)).not.toContain('events<&>');
  });
});
