/** A small HTTP API of somebody else: a function writes a table that its role may not delete from. */
export const shopFiles = {
  'code/index.mjs': `
    import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
    const client = new DynamoDBClient({});
    const TableName = process.env.ORDERS;
    export const handler = async (event) => {
      console.log('order of ' + event.pathParameters.id + ' with ' + process.env.DB_PASSWORD);
      console.log(JSON.stringify({
        _aws: { Timestamp: 1, CloudWatchMetrics: [{ Namespace: 'Shop', Dimensions: [['Kind']], Metrics: [{ Name: 'Orders', Unit: 'Count' }] }] },
        Kind: 'book', Orders: 1,
      }));
      const key = { id: { S: event.pathParameters.id } };
      await client.send(new PutItemCommand({ TableName, Item: { ...key, amount: { N: '7' }, state: { S: 'open' } } }));
      await client.send(new DeleteItemCommand({ TableName, Key: key })).catch((problem) => console.error(problem.name));
      return { statusCode: 201, body: JSON.stringify({ password: 'x', id: event.pathParameters.id }) };
    };`,
};

const api_id = '${aws_apigatewayv2_api.shop.id}';

export const shop = {
  aws_apigatewayv2_api: { shop: { name: 'Shop', protocol_type: 'HTTP' } },
  aws_apigatewayv2_stage: { main: { api_id, name: '$default', auto_deploy: true } },
  aws_apigatewayv2_route: {
    order: { api_id, route_key: 'PUT /orders/{id}', target: 'integrations/${aws_apigatewayv2_integration.order.id}' },
  },
  aws_apigatewayv2_integration: {
    order: {
      api_id,
      integration_type: 'AWS_PROXY',
      integration_uri: '${aws_lambda_function.order.invoke_arn}',
      payload_format_version: '2.0',
    },
  },
  aws_lambda_function: {
    order: {
      function_name: 'order',
      role: '${aws_iam_role.order.arn}',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      filename: 'code',
      timeout: 20,
      environment: { variables: { ORDERS: '${aws_dynamodb_table.orders.name}', DB_PASSWORD: 'correct-horse-battery' } },
    },
  },
  aws_lambda_permission: {
    api: {
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.order.function_name}',
      principal: 'apigateway.amazonaws.com',
    },
  },
  aws_iam_role: {
    order: {
      name: 'order',
      assume_role_policy: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      }),
    },
  },
  aws_iam_role_policy: {
    order: {
      role: '${aws_iam_role.order.name}',
      policy:
        '{"Statement":[{"Sid":"Write","Effect":"Allow","Action":["dynamodb:PutItem"],"Resource":["${aws_dynamodb_table.orders.arn}"]}]}',
    },
  },
  aws_dynamodb_table: {
    orders: {
      name: 'orders',
      hash_key: 'id',
      attribute: [
        { name: 'id', type: 'S' },
        { name: 'state', type: 'S' },
      ],
      global_secondary_index: [{ name: 'by_state', hash_key: 'state', projection_type: 'ALL' }],
    },
  },
};
