import type { Rule } from '../rule';
import { alarmRules } from './alarm';
import { certificateRules } from './certificate';
import { cognitoRules } from './cognito';
import { domainRules } from './domain';
import { dynamodbRules } from './dynamodb';
import { eventRules } from './events';
import { httpApiRules } from './http-api';
import { httpAuthorizerRules } from './http-authorizer';
import { iamRules } from './iam';
import { integrationRules } from './integration';
import { lambdaAliasRules } from './lambda-alias';
import { lambdaFunctionRules } from './lambda-function';
import { lambdaPermissionRules } from './lambda-permission';
import { logRules } from './logs';
import { restApiRules } from './rest-api';
import { restAuthorizerRules } from './rest-authorizer';
import { restDeploymentRules } from './rest-deployment';
import { restIntegrationRules } from './rest-integration';
import { restMethodRules } from './rest-method';
import { routeRules } from './route';
import { route53Rules } from './route53';
import { stageRules } from './stage';
import { surroundingRules } from './surroundings';
import { tagRules } from './tags';
import { usagePlanRules } from './usage-plan';

/** Every rule in force. */
export const allRules: readonly Rule[] = [
  ...httpApiRules,
  ...routeRules,
  ...integrationRules,
  ...httpAuthorizerRules,
  ...stageRules,
  ...domainRules,
  ...certificateRules,
  ...route53Rules,
  ...restApiRules,
  ...restMethodRules,
  ...restIntegrationRules,
  ...restAuthorizerRules,
  ...restDeploymentRules,
  ...usagePlanRules,
  ...lambdaFunctionRules,
  ...lambdaAliasRules,
  ...lambdaPermissionRules,
  ...logRules,
  ...alarmRules,
  ...eventRules,
  ...dynamodbRules,
  ...cognitoRules,
  ...iamRules,
  ...surroundingRules,
  ...tagRules,
];
