import { accessEdgeCases } from './access-edges';
import { aroundCases } from './around';
import { aroundRelationCases } from './around-relations';
import { balancerArgumentCases } from './balancer-arguments';
import { bucketArgumentCases } from './bucket-arguments';
import { bucketRelationCases } from './bucket-relations';
import type { Case } from './case';
import { codedeployCases } from './codedeploy';
import { cognitoCases } from './cognito';
import { companyCases } from './company';
import { containerEdgeCases } from './container-edges';
import { containerTaskCases } from './containers';
import { deliveryArgumentCases } from './delivery-arguments';
import { domainCases } from './domain';
import { edgeArgumentCases } from './edge-arguments';
import { edgeCases } from './edges';
import { eventArgumentCases } from './event-arguments';
import { eventCases } from './events';
import { firewallCases } from './firewall';
import { functionArgumentCases } from './function-arguments';
import { functionEdgeCases } from './function-edges';
import { gatewayArgumentCases } from './gateway-arguments';
import { gatewayEdgeCases } from './gateway-edges';
import { gatewayPartCases } from './gateway-parts';
import { httpApiCases } from './http-api';
import { httpAuthorizerCases } from './http-authorizer';
import { identityArgumentCases } from './identity-arguments';
import { identityEdgeCases } from './identity-edges';
import { integrationCases } from './integration';
import { integrationEdgeCases } from './integration-edges';
import { lambdaCases } from './lambda';
import { monitoringCases } from './monitoring';
import { nameEdgeCases } from './name-edges';
import { neighbourCases } from './neighbours';
import { overlookedCases } from './overlooked';
import { referredServiceCases } from './referred-services';
import { relationCases } from './relations';
import { restApiCases } from './rest-api';
import { restDeploymentCases } from './rest-deployment';
import { restEdgeCases } from './rest-edges';
import { restIntegrationCases } from './rest-integration';
import { restMethodCases } from './rest-method';
import { routeCases } from './route';
import { route53Cases } from './route53';
import { serviceArgumentCases } from './service-arguments';
import { serviceEdgeCases } from './service-edges';
import { serviceRelationCases } from './service-relations';
import { stageCases } from './stage';
import { storageCases } from './storage';
import { storageArgumentCases } from './storage-arguments';
import { storageEdgeCases } from './storage-edges';
import { trafficEdgeCases } from './traffic-edges';
import { usagePlanCases } from './usage-plan';

/** Every proof of every rule. */
export const cases: readonly Case[] = [
  ...aroundCases,
  ...bucketArgumentCases,
  ...balancerArgumentCases,
  ...deliveryArgumentCases,
  ...serviceArgumentCases,
  ...cognitoCases,
  ...domainCases,
  ...eventCases,
  ...httpApiCases,
  ...httpAuthorizerCases,
  ...integrationCases,
  ...lambdaCases,
  ...monitoringCases,
  ...restApiCases,
  ...restDeploymentCases,
  ...restIntegrationCases,
  ...restMethodCases,
  ...routeCases,
  ...route53Cases,
  ...stageCases,
  ...storageCases,
  ...usagePlanCases,
  ...eventArgumentCases,
  ...functionArgumentCases,
  ...gatewayArgumentCases,
  ...identityArgumentCases,
  ...storageArgumentCases,
  ...codedeployCases,
  ...relationCases,
  ...neighbourCases,
  ...edgeCases,
  ...aroundRelationCases,
  ...identityEdgeCases,
  ...overlookedCases,
  ...containerTaskCases,
  ...bucketRelationCases,
  ...edgeArgumentCases,
  ...firewallCases,
  ...companyCases,
  ...gatewayPartCases,
  ...serviceRelationCases,
  ...serviceEdgeCases,
  ...gatewayEdgeCases,
  ...functionEdgeCases,
  ...integrationEdgeCases,
  ...containerEdgeCases,
  ...restEdgeCases,
  ...storageEdgeCases,
  ...nameEdgeCases,
  ...accessEdgeCases,
  ...trafficEdgeCases,
  ...referredServiceCases,
];
