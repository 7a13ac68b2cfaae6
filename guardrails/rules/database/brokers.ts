import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { rule } from '../define';

const broker = 'aws_mq_broker';
const kafka = 'aws_msk_cluster';

function brokerProblems(resource: Resource): (string | false)[] {
  const isRabbit = /^rabbitmq$/i.test(textOf(resource.get('engine_type')) ?? '');
  const isActive = /^activemq$/i.test(textOf(resource.get('engine_type')) ?? '');
  const mode = textOf(resource.get('deployment_mode')) ?? '';
  const subnets = resource.symbolic('subnet_ids');
  const users = resource.blocks('user').length;
  const [logs] = resource.blocks('logs');
  const single = mode === '' ? resource.lacks('deployment_mode') : mode === 'SINGLE_INSTANCE';
  return [
    isRabbit &&
      mode === 'ACTIVE_STANDBY_MULTI_AZ' &&
      'deployment_mode must be SINGLE_INSTANCE or CLUSTER_MULTI_AZ with RabbitMQ, was ACTIVE_STANDBY_MULTI_AZ',
    isActive &&
      mode === 'CLUSTER_MULTI_AZ' &&
      'deployment_mode must be SINGLE_INSTANCE or ACTIVE_STANDBY_MULTI_AZ with ActiveMQ, was CLUSTER_MULTI_AZ',
    isRabbit &&
      /^efs$/i.test(textOf(resource.get('storage_type')) ?? '') &&
      'storage_type must be ebs with RabbitMQ, was efs',
    isRabbit && isTrue(logs, 'audit') && 'logs.audit must be false with RabbitMQ, was true',
    isRabbit && users > 1 && `user must stand once with RabbitMQ, stood ${users} times`,
    single &&
      isList(subnets) &&
      subnets.length > 1 &&
      `subnet_ids must name one subnet with deployment_mode SINGLE_INSTANCE, named ${subnets.length}`,
  ];
}

function kafkaProblems(resource: Resource): (string | false)[] {
  const nodes = numberOf(resource.get('number_of_broker_nodes')) ?? Number.NaN;
  const inTransit = resource.blocks('encryption_info').flatMap((one) => one.blocks('encryption_in_transit'));
  const plain = inTransit.some((one) => one.get('client_broker') === 'PLAINTEXT');
  const [authentication] = resource.blocks('client_authentication');
  const [sasl] = authentication?.blocks('sasl') ?? [];
  const signedIn = isTrue(sasl, 'iam') || isTrue(sasl, 'scram') || (authentication?.blocks('tls').length ?? 0) > 0;
  return [
    ...resource.blocks('broker_node_group_info').map((one) => {
      const subnets = one.symbolic('client_subnets');
      const count = isList(subnets) ? subnets.length : Number.NaN;
      return (
        nodes % count > 0 && `number_of_broker_nodes must be a multiple of the ${count} client_subnets, was ${nodes}`
      );
    }),
    plain &&
      signedIn &&
      'encryption_in_transit.client_broker must be TLS or TLS_PLAINTEXT with client_authentication, was PLAINTEXT',
  ];
}

/** Rules about brokers that functions read. */
export const brokerRules = [
  rule({
    id: 'broker/engine',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html',
    on: broker,
    demand: 'a broker has what its engine takes',
    fix: 'Use SINGLE_INSTANCE, one user and ebs for RabbitMQ.',
    check: brokerProblems,
  }),
  rule({
    id: 'broker/kafka',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html',
    on: kafka,
    demand: 'a cluster of Kafka has as many brokers in each zone, and encrypts where callers sign in',
    fix: 'Set number_of_broker_nodes to a multiple of the subnets; set client_broker = "TLS".',
    check: kafkaProblems,
  }),
];
