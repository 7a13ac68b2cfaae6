import type { Stack } from '../stack';
import type { Usage } from '../usage';
import { apiGatewayUsage } from './api-gateway';
import { cloudwatchUsage } from './cloudwatch';
import { cognitoUsage } from './cognito';
import { dnsUsage } from './dns';
import { dynamodbUsage } from './dynamodb';
import { firehoseUsage } from './firehose';
import { keysAndSecretsUsage } from './keys-and-secrets';
import { lambdaUsage } from './lambda';
import { loadBalancerUsage } from './load-balancers';
import { logsUsage } from './logs';
import { messagingUsage } from './messaging';
import { networkUsage } from './network';
import { provisionedConcurrencyUsage } from './provisioned-concurrency';
import { restCacheUsage } from './rest-cache';
import { sqsUsage } from './sqs';
import { transferUsage } from './transfer';
import { wafUsage } from './waf';
import { xrayUsage } from './xray';

/** What turns a stack into quantities of prices: one meter a service. */
export const meters: readonly ((stack: Stack) => readonly Usage[])[] = [
  apiGatewayUsage,
  restCacheUsage,
  lambdaUsage,
  provisionedConcurrencyUsage,
  dynamodbUsage,
  logsUsage,
  cloudwatchUsage,
  dnsUsage,
  loadBalancerUsage,
  wafUsage,
  cognitoUsage,
  sqsUsage,
  messagingUsage,
  xrayUsage,
  keysAndSecretsUsage,
  networkUsage,
  transferUsage,
  firehoseUsage,
];
