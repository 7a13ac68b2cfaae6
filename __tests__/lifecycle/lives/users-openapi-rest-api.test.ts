import { live } from '../life';

live('users-openapi-rest-api', {
  at: 'aws_lambda_function.api',
  argument: ['timeout'],
  to: 17,
  also: ['aws_lambda_alias.live'],
});
