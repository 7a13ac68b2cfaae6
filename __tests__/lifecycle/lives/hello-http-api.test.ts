import { live } from '../life';

live('hello-http-api', {
  at: 'aws_lambda_function.api_fn',
  argument: ['memory_size'],
  to: 1024,
  also: ['aws_lambda_alias.live'],
});
