import { live } from '../life';

live('items-http-api', {
  at: 'aws_apigatewayv2_stage.main',
  argument: ['default_route_settings', 'throttling_rate_limit'],
  to: 17,
});
