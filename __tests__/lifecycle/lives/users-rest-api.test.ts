import { live } from '../life';

live('users-rest-api', { at: 'aws_api_gateway_usage_plan.standard', argument: ['quota_settings', 'limit'], to: 20000 });
