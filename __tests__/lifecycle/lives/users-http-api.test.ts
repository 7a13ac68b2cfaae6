import { live } from '../life';

live('users-http-api', { at: 'aws_cloudwatch_metric_alarm.api_latency', argument: ['threshold'], to: 2345 });
