import type { Rule } from '../rule';
import { alarmRules } from './alarm/alarm';
import { alarmArgumentRules } from './alarm/arguments';
import { compositeAlarmRules } from './alarm/composite';
import { dashboardRules } from './alarm/dashboard';
import { alarmExpressionRules } from './alarm/expression';
import { alarmMetricRules } from './alarm/metric';
import { alarmQueryRules } from './alarm/query';
import { alarmTopicRules } from './alarm/topic-key';
import { appsyncRules } from './appsync/appsync';
import { autoscalingRules } from './autoscaling/autoscaling';
import { instanceGroupRules } from './autoscaling/group';
import { scalingPolicyRules } from './autoscaling/policy';
import { certificateRules } from './certificate/certificate';
import { coverageRule } from './certificate/covers';
import { distributionArgumentRules } from './cloudfront/arguments';
import { distributionAttributeRule } from './cloudfront/attribute';
import { behaviourRules } from './cloudfront/behaviour';
import { cachingRules } from './cloudfront/caching';
import { distributionRules } from './cloudfront/distribution';
import { edgeFunctionRule } from './cloudfront/edge-function';
import { originRules } from './cloudfront/origin';
import { distributionPolicyRules } from './cloudfront/policies';
import { distributionRelationRules } from './cloudfront/relations';
import { movedAliasRules } from './codedeploy/alias';
import { deploymentConfigRules } from './codedeploy/config';
import { deploymentGroupRules } from './codedeploy/group';
import { cognitoArgumentRules } from './cognito/arguments';
import { userAttributeRules } from './cognito/attributes';
import { cognitoClientRules } from './cognito/client';
import { userPoolDomainRules } from './cognito/domain';
import { identityProviderRules } from './cognito/identity-provider';
import { userMessageRules } from './cognito/messages';
import { resourceServerRules } from './cognito/resource-server';
import { userPoolTriggerRules } from './cognito/trigger';
import { userPoolRules } from './cognito/user-pool';
import { userRules } from './cognito/users';
import { attributeRule } from './configuration/attribute';
import { nameRules } from './configuration/names';
import { onceRule } from './configuration/once';
import { partOfRule } from './configuration/part-of';
import { referenceRules } from './configuration/reference';
import { databaseRules } from './database/arguments';
import { brokerRules } from './database/brokers';
import { domainCertificateRules } from './domain/certificate';
import { apiMappingRules, healthCheckPathRule } from './domain/mapping';
import { mutualTlsRules } from './domain/mutual-tls';
import { domainNameRules } from './domain/name';
import { tableArgumentRules } from './dynamodb/arguments';
import { dynamodbItemRules } from './dynamodb/item';
import { dynamodbRules } from './dynamodb/table';
import { tableUseRules } from './dynamodb/use';
import { imageLifecycleRules } from './ecr/lifecycle';
import { repositoryRules } from './ecr/repository';
import { capacityRules } from './ecs/capacity';
import { containerRules } from './ecs/container';
import { fargateRules } from './ecs/fargate';
import { taskNetworkRules } from './ecs/network';
import { ecsServiceRules } from './ecs/service';
import { eventSourceKindRules } from './event-source/kind';
import { eventSourceLimitRules } from './event-source/limits';
import { eventSourceRules } from './event-source/mapping';
import { eventSourceUniqueRule } from './event-source/unique';
import { eventArgumentRules } from './events/arguments';
import { busPolicyRules } from './events/bus-policy';
import { eventDestinationRules } from './events/destination';
import { eventRuleRules } from './events/rule';
import { eventTargetRules } from './events/target';
import { targetBusRule } from './events/target-bus';
import { targetParameterRules } from './events/target-parameters';
import { deliveryStreamRules } from './firehose/destination';
import { processingRules } from './firehose/processing';
import { httpApiRules } from './http-api/api';
import { authorizerTypeRules } from './http-api/authorizer-type';
import { corsOriginRules } from './http-api/cors-origin';
import { identitySourceRules } from './http-api/identity-sources';
import { integrationRules } from './http-api/integration';
import { integrationTimeoutRules } from './http-api/integration-timeout';
import { integrationUriRules } from './http-api/integration-uri';
import { jwtAuthorizerRules } from './http-api/jwt-authorizer';
import { lambdaAuthorizerRules } from './http-api/lambda-authorizer';
import { parameterMappingRules } from './http-api/parameter-mapping';
import { preflightRules } from './http-api/preflight';
import { privateIntegrationRules } from './http-api/private-integration';
import { quickCreateRule } from './http-api/quick-create';
import { routeAuthorizationRules } from './http-api/route-authorization';
import { routeKeyRules } from './http-api/route-key';
import { routeTargetRules } from './http-api/route-target';
import { serviceIntegrationRules } from './http-api/service-integration';
import { iamArgumentRules } from './iam/arguments';
import { byNameRule } from './iam/by-name';
import { iamRules } from './iam/iam';
import { managedPolicyRules } from './iam/managed-policies';
import { resourcePolicyRules } from './iam/resource-policy';
import { roleTrustRules } from './iam/role-trust';
import { policyStatementRules } from './iam/statements';
import { streamRules } from './kinesis/stream';
import { kmsRules } from './kms/kms';
import { keyRelationRules } from './kms/relations';
import { lambdaAliasRules } from './lambda/alias';
import { lambdaArgumentRules } from './lambda/arguments';
import { callerRules } from './lambda/callers';
import { lambdaCodeRules } from './lambda/code';
import { lambdaEnvironmentRules } from './lambda/environment';
import { fileSystemRule } from './lambda/file-system';
import { lambdaFunctionRules } from './lambda/function';
import { integrationPermissionRules } from './lambda/integration-permission';
import { lambdaLayerRules } from './lambda/layer';
import { lambdaPackageRules } from './lambda/package';
import { lambdaPermissionRules } from './lambda/permission';
import { qualifierRule } from './lambda/qualifier';
import { lambdaRoleRules } from './lambda/role';
import { lambdaSettingsRules } from './lambda/settings';
import { balancerLogRules } from './load-balancer/access-logs';
import { balancerArgumentRules } from './load-balancer/arguments';
import { listenerCertificateRules } from './load-balancer/certificate';
import { listenerConditionRules } from './load-balancer/condition';
import { listenerActionRules } from './load-balancer/listener';
import { loadBalancerRules } from './load-balancer/load-balancer';
import { networkBalancerRules } from './load-balancer/network-balancer';
import { targetRules } from './load-balancer/target';
import { targetGroupRules } from './load-balancer/target-group';
import { logArgumentRules } from './logs/arguments';
import { logDestinationRules } from './logs/destination';
import { logKeyRules } from './logs/key';
import { logRules } from './logs/logs';
import { logQueryRules } from './logs/query';
import { pipeDeadLetterRule } from './pipes/dead-letter';
import { pipeRules } from './pipes/pipes';
import { pipeTargetRules } from './pipes/target';
import { replacementRules } from './replacement/replacement';
import { apiAccountRules } from './rest-api/account';
import { restApiRules } from './rest-api/api';
import { apiKindRules } from './rest-api/api-kind';
import { restArgumentRules } from './rest-api/arguments';
import { restAuthorizerRules } from './rest-api/authorizer';
import { restApiBodyRules } from './rest-api/body';
import { bodyDocumentRules } from './rest-api/body-document';
import { bodyIntegrationRules } from './rest-api/body-integration';
import { bodyMappingRules } from './rest-api/body-mapping';
import { bodyPartRules } from './rest-api/body-parts';
import { restDeploymentRules } from './rest-api/deployment';
import { restIntegrationRules } from './rest-api/integration';
import { restMappingRules } from './rest-api/mapping';
import { restMethodRules } from './rest-api/method';
import { methodSettingsRules } from './rest-api/method-settings';
import { restModelRules } from './rest-api/model';
import { restOrderRules } from './rest-api/order';
import { restApiPolicyRules } from './rest-api/policy';
import { restPrivateIntegrationRules } from './rest-api/private-integration';
import { restReferenceRules } from './rest-api/references';
import { restResourceRules } from './rest-api/resource';
import { restResponseRules } from './rest-api/response';
import { restStreamingRules } from './rest-api/streaming';
import { aliasZoneRules } from './route53/alias-zone';
import { route53ArgumentRules } from './route53/arguments';
import { healthCheckRules } from './route53/health-check';
import { route53RecordRules } from './route53/records';
import { routingRules } from './route53/routing';
import { route53Rules } from './route53/zone';
import { bucketRules } from './s3/bucket';
import { bucketPolicyRules } from './s3/bucket-policy';
import { lifecycleRules } from './s3/lifecycle';
import { notificationRules } from './s3/notification';
import { publicBucketRules } from './s3/public';
import { bucketRelationRules } from './s3/relations';
import { replicationRules } from './s3/replication';
import { versioningRules } from './s3/versioning';
import { websiteRules } from './s3/website';
import { schedulerRules } from './scheduler/scheduler';
import { scheduleTargetRules } from './scheduler/target';
import { universalTargetRules } from './scheduler/universal';
import { secretUseRules } from './secrets-manager/rotation';
import { secretRules } from './secrets-manager/secret';
import { networkRules } from './security-group/network';
import { oneVpcRule } from './security-group/one-vpc';
import { permissionRules } from './security-group/permission';
import { securityGroupRules } from './security-group/security-group';
import { topicArgumentRules } from './sns/arguments';
import { snsRules } from './sns/sns';
import { queueArgumentRules } from './sqs/arguments';
import { deadLetterRule } from './sqs/dead-letter';
import { sqsRules } from './sqs/sqs';
import { documentRules } from './ssm/document';
import { parameterRules } from './ssm/parameter';
import { accessLogRules } from './stage/access-log';
import { stageRules } from './stage/stage';
import { stageUniqueRule } from './stage/unique';
import { stateMachineAliasRules } from './step-functions/alias';
import { stateMachineRules } from './step-functions/definition';
import { stateRules } from './step-functions/machine';
import { stateTaskRules } from './step-functions/tasks';
import { tagRules } from './tags/tags';
import { usagePlanRules } from './usage-plan/usage-plan';
import { endpointRules } from './vpc/endpoint';
import { subnetRules } from './vpc/subnet';
import { wafArgumentRules } from './waf/arguments';
import { surroundingRules } from './waf/association';
import { wafKindRules } from './waf/kinds';
import { wafLoggingRule } from './waf/logging';
import { wafReferenceRules } from './waf/references';
import { wafScopeRules } from './waf/scope';
import { wafRules } from './waf/wafv2';
import { webSocketArgumentRules } from './websocket-api/arguments';
import { webSocketIntegrationRules } from './websocket-api/integration';
import { webSocketRouteRules } from './websocket-api/route';

/** Every rule in force. */
export const allRules: readonly Rule[] = [
  ...httpApiRules,
  ...routeKeyRules,
  quickCreateRule,
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
  ...bodyDocumentRules,
  ...bodyIntegrationRules,
  ...bodyPartRules,
  ...bodyMappingRules,
  ...restMethodRules,
  ...restIntegrationRules,
  ...restStreamingRules,
  ...restPrivateIntegrationRules,
  ...restAuthorizerRules,
  ...restDeploymentRules,
  ...usagePlanRules,
  ...lambdaFunctionRules,
  ...lambdaEnvironmentRules,
  ...lambdaPackageRules,
  ...integrationPermissionRules,
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
  ...referenceRules,
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
  ...balancerLogRules,
  ...listenerCertificateRules,
  ...networkBalancerRules,
  ...targetRules,
  ...networkRules,
  qualifierRule,
  ...stateTaskRules,
  ...bucketRelationRules,
  ...wafScopeRules,
  wafLoggingRule,
  ...targetGroupRules,
  ...listenerActionRules,
  ...listenerConditionRules,
  ...pipeRules,
  pipeDeadLetterRule,
  ...policyStatementRules,
  ...route53RecordRules,
  ...securityGroupRules,
  ...permissionRules,
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
  ...apiKindRules,
  ...stateMachineRules,
  ...stateMachineAliasRules,
  ...autoscalingRules,
  ...scalingPolicyRules,
  ...identityProviderRules,
  ...resourcePolicyRules,
  ...kmsRules,
  ...healthCheckRules,
  ...notificationRules,
  ...bucketRules,
  ...lifecycleRules,
  ...replicationRules,
  ...versioningRules,
  ...publicBucketRules,
  ...websiteRules,
  ...bucketPolicyRules,
  ...parameterRules,
  ...secretRules,
  ...streamRules,
  ...deliveryStreamRules,
  ...distributionRules,
  ...behaviourRules,
  ...distributionArgumentRules,
  distributionAttributeRule,
  ...cachingRules,
  ...originRules,
  ...distributionRelationRules,
  ...distributionPolicyRules,
  ...logKeyRules,
  ...logQueryRules,
  ...dashboardRules,
  ...alarmTopicRules,
  ...alarmArgumentRules,
  ...userAttributeRules,
  ...cognitoArgumentRules,
  ...tableArgumentRules,
  ...eventSourceKindRules,
  ...eventArgumentRules,
  ...iamArgumentRules,
  ...lambdaArgumentRules,
  ...logArgumentRules,
  ...restArgumentRules,
  ...route53ArgumentRules,
  ...topicArgumentRules,
  ...queueArgumentRules,
  stageUniqueRule,
  ...wafArgumentRules,
  ...wafKindRules,
  ...wafReferenceRules,
  ...webSocketArgumentRules,
  ...webSocketIntegrationRules,
  ...userRules,
  ...userMessageRules,
  ...tableUseRules,
  ...managedPolicyRules,
  byNameRule,
  ...processingRules,
  ...keyRelationRules,
  ...secretUseRules,
  ...documentRules,
  deadLetterRule,
  oneVpcRule,
  ...alarmExpressionRules,
  ...logDestinationRules,
  eventSourceUniqueRule,
  fileSystemRule,
  ...eventDestinationRules,
  ...busPolicyRules,
  ...universalTargetRules,
  ...restReferenceRules,
  ...routingRules,
  attributeRule,
  ...nameRules,
  onceRule,
  partOfRule,
  coverageRule,
  edgeFunctionRule,
  targetBusRule,
  ...aliasZoneRules,
  ...deploymentGroupRules,
  ...deploymentConfigRules,
  ...movedAliasRules,
  ...containerRules,
  ...fargateRules,
  ...taskNetworkRules,
  ...ecsServiceRules,
  ...capacityRules,
  ...compositeAlarmRules,
  ...appsyncRules,
  ...instanceGroupRules,
  ...databaseRules,
  ...brokerRules,
  ...imageLifecycleRules,
  ...repositoryRules,
  ...balancerArgumentRules,
  ...pipeTargetRules,
  ...scheduleTargetRules,
  ...stateRules,
  ...endpointRules,
  ...subnetRules,
];
