import { live } from '../life';

live('shop-http-api', {
  at: 'aws_apigatewayv2_authorizer.orders',
  argument: ['authorizer_result_ttl_in_seconds'],
  to: 120,
});
