import { live } from '../life';

live('items-rest-api', {
  at: 'aws_api_gateway_method_settings.get_items',
  argument: ['settings', 'throttling_rate_limit'],
  to: 123,
});
