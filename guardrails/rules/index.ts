import type { Rule } from '../rule';
import { accessLogRules } from './access-log';
import { alarmRules } from './alarm';
import { alarmMetricRules } from './alarm-metric';
import { alarmQueryRules } from './alarm-query';
import { apiAccountRules } from './api-account';
import { apiMappingRules, healthCheckPathRule } from './api-mapping';
import { authorizerTypeRules } from './authorizer-type';
import { callerRules } from './callers';
import { certificateRules } from './certificate';
import { cognitoClientRules } from './cognito-client';
import { userPoolDomainRules } from './cognito-domain';
import { resourceServerRules } from './cognito-resource-server';
import { userPoolTriggerRules } from './cognito-trigger';
import { userPoolRules } from './cognito-user-pool';
import { corsOriginRules } from './cors-origin';
import { domainCertificateRules } from './domain-certificate';
import { domainNameRules } from './domain-name';
import { dynamodbRules } from './dynamodb';
import { dynamodbItemRules } from './dynamodb-item';
import { eventRuleRules } from './event-rule';
import { eventSourceRules } from './event-source';
import { eventSourceLimitRules } from './event-source-limits';
import { eventTargetRules } from './event-target';
import { httpApiRules } from './http-api';
import { iamRules } from './iam';
import { identitySourceRules } from './identity-sources';
import { integrationRules } from './integration';
import { integrationTimeoutRules } from './integration-timeout';
import { integrationUriRules } from './integration-uri';
import { jwtAuthorizerRules } from './jwt-authorizer';
import { lambdaAliasRules } from './lambda-alias';
import { lambdaAuthorizerRules } from './lambda-authorizer';
import { lambdaCodeRules } from './lambda-code';
import { lambdaEnvironmentRules } from './lambda-environment';
import { lambdaFunctionRules } from './lambda-function';
import { lambdaLayerRules } from './lambda-layer';
import { lambdaPackageRules } from './lambda-package';
import { lambdaPermissionRules } from './lambda-permission';
import { lambdaRoleRules } from './lambda-role';
import { lambdaSettingsRules } from './lambda-settings';
import { loadBalancerRules } from './load-balancer';
import { logRules } from './logs';
import { methodSettingsRules } from './method-settings';
import { mutualTlsRules } from './mutual-tls';
import { parameterMappingRules } from './parameter-mapping';
import { pipeRules } from './pipes';
import { policyStatementRules } from './policy-statements';
import { preflightRules } from './preflight';
import { privateIntegrationRules } from './private-integration';
import { replacementRules } from './replacement';
import { restApiRules } from './rest-api';
import { restApiBodyRules } from './rest-api-body';
import { restApiPolicyRules } from './rest-api-policy';
import { restAuthorizerRules } from './rest-authorizer';
import { restDeploymentRules } from './rest-deployment';
import { restIntegrationRules } from './rest-integration';
import { restMappingRules } from './rest-mapping';
import { restMethodRules } from './rest-method';
import { restModelRules } from './rest-model';
import { restOrderRules } from './rest-order';
import { restPrivateIntegrationRules } from './rest-private-integration';
import { restResourceRules } from './rest-resource';
import { restResponseRules } from './rest-response';
import { roleTrustRules } from './role-trust';
import { routeAuthorizationRules } from './route-authorization';
import { routeKeyRules } from './route-key';
import { routeTargetRules } from './route-target';
import { route53Rules } from './route53';
import { route53RecordRules } from './route53-records';
import { schedulerRules } from './scheduler';
import { securityGroupRules } from './security-group';
import { serviceIntegrationRules } from './service-integration';
import { snsRules } from './sns';
import { sqsRules } from './sqs';
import { stageRules } from './stage';
import { surroundingRules } from './surroundings';
import { tagRules } from './tags';
import { targetParameterRules } from './target-parameters';
import { usagePlanRules } from './usage-plan';
import { wafRules } from './wafv2';
import { webSocketRouteRules } from './websocket-route';

/** Every rule in force. */
export const allRules: readonly Rule[] = [
  ...httpApiRules,
  ...routeKeyRules,
  ...routeTargetRules,
  ...routeAuthorizationRules,
  ...preflightRules,
  ...integrationRules,
  ...integrationTimeoutRules,
  ...integrationUriRules,
  ...privateIntegrationRules,
  ...jwtAuthorizerRules,
  ...identitySourceRules,
  ...lambdaAuthorizerRules,
  ...authorizerTypeRules,
  ...stageRules,
  ...domainNameRules,
  ...domainCertificateRules,
  ...mutualTlsRules,
  ...certificateRules,
  ...route53Rules,
  ...restApiRules,
  ...restApiPolicyRules,
  ...restApiBodyRules,
  ...restMethodRules,
  ...restIntegrationRules,
  ...restPrivateIntegrationRules,
  ...restAuthorizerRules,
  ...restDeploymentRules,
  ...usagePlanRules,
  ...lambdaFunctionRules,
  ...lambdaEnvironmentRules,
  ...lambdaPackageRules,
  ...lambdaLayerRules,
  ...lambdaAliasRules,
  ...lambdaPermissionRules,
  ...logRules,
  ...alarmMetricRules,
  ...alarmRules,
  ...eventRuleRules,
  ...eventTargetRules,
  ...schedulerRules,
  ...dynamodbRules,
  ...userPoolRules,
  ...userPoolDomainRules,
  ...resourceServerRules,
  ...userPoolTriggerRules,
  ...iamRules,
  ...surroundingRules,
  ...tagRules,
  ...lambdaSettingsRules,
  ...eventSourceRules,
  ...restMappingRules,
  ...restResponseRules,
  ...parameterMappingRules,
  ...serviceIntegrationRules,
  ...apiMappingRules,
  healthCheckPathRule,
  ...methodSettingsRules,
  ...apiAccountRules,
  ...cognitoClientRules,
  ...accessLogRules,
  ...restModelRules,
  ...restResourceRules,
  ...webSocketRouteRules,
  ...replacementRules,
  ...alarmQueryRules,
  ...callerRules,
  ...loadBalancerRules,
  ...pipeRules,
  ...policyStatementRules,
  ...route53RecordRules,
  ...securityGroupRules,
  ...targetParameterRules,
  ...wafRules,
  ...corsOriginRules,
  ...dynamodbItemRules,
  ...eventSourceLimitRules,
  ...lambdaCodeRules,
  ...lambdaRoleRules,
  ...restOrderRules,
  ...roleTrustRules,
  ...snsRules,
  ...sqsRules,
];
