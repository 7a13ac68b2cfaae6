import { live } from '../life';

live('chat-websocket-api', {
  at: 'aws_apigatewayv2_stage.main',
  argument: ['default_route_settings', 'throttling_burst_limit'],
  to: 17,
});
