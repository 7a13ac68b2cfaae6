import { type Case, proof, type Resources, ref, values } from './case';

type Body = Record<string, unknown>;

/** A case of one resource: its arguments, what mends them, and the argument that makes it unknowable. */
const one = (rule: string, type: string, breaks: Body, sound: Body, token: string | readonly string[]): Case =>
  proof(
    rule,
    { [`${type}.a`]: breaks },
    { [`${type}.a`]: sound },
    [token].flat().map((path) => `${type}.a.${path}`),
    {
      when: JSON.stringify([breaks, sound]).slice(0, 160),
    },
  );

const arn = (service: string, rest = 'a'): string => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;
const repository = 'aws_ecr_repository';
const pulled = 'aws_ecr_pull_through_cache_rule';
const hub = 'registry-1.docker.io';
const secret = arn('secretsmanager', 'secret:ecr-pullthroughcache/hub');

const expiring = (selection: Body, more: Body = {}): Body => ({
  policy: JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 5, ...selection },
        action: { type: 'expire' },
        ...more,
      },
    ],
  }),
});
const aged = { countType: 'sinceImagePushed', countUnit: 'days' };
const expiringAll = (...rules: readonly Body[]): Body => ({
  policy: JSON.stringify({
    rules: rules.map((each) => ({
      action: { type: 'expire' },
      ...each,
      selection: {
        tagStatus: 'untagged',
        countType: 'imageCountMoreThan',
        countNumber: 5,
        ...(each.selection as Body),
      },
    })),
  }),
});
const lifecycle = (breaks: Body, sound: Body = expiring({})): Case =>
  one('ecr/lifecycle', 'aws_ecr_lifecycle_policy', breaks, sound, 'policy');

const registryCases: Case[] = [
  ...values('ecr/arguments', `${repository}.name`, ['Orders', 'a', '-a', 'a b', 'a//b'], ['orders/api_v1.0', 'a--b']),
  ...values('ecr/arguments', `${repository}.image_tag_mutability`, ['immutable'], ['IMMUTABLE']),
  ...values(
    'ecr/arguments',
    `${pulled}.upstream_registry_url`,
    ['https://registry-1.docker.io', 'docker.io'],
    ['public.ecr.aws', 'quay.io', '111122223333.dkr.ecr.eu-west-1.amazonaws.com'],
  ),
  ...values('ecr/arguments', `${pulled}.credential_arn`, [arn('secretsmanager', 'secret:hub')], [secret]),
  one(
    'ecr/goes-with',
    repository,
    { encryption_configuration: [{ encryption_type: 'AES256', kms_key: arn('kms', 'key/a') }] },
    { encryption_configuration: [{ encryption_type: 'KMS', kms_key: arn('kms', 'key/a') }] },
    'encryption_configuration.0.encryption_type',
  ),
  one('ecr/goes-with', pulled, { upstream_registry_url: hub }, { credential_arn: secret }, [
    'upstream_registry_url',
    'credential_arn',
  ]),
  one(
    'ecr/goes-with',
    pulled,
    { upstream_registry_url: 'quay.io', credential_arn: secret },
    { credential_arn: undefined },
    'upstream_registry_url',
  ),
  one(
    'ecr/policy',
    'aws_ecr_repository_policy',
    { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*', Resource: '*' }] }) },
    { policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] }) },
    'policy',
  ),
  one(
    'ecr/policy',
    'aws_ecr_repository_policy',
    { policy: JSON.stringify({ Statement: { Effect: 'Allow', Action: 'ecr:*' } }) },
    { policy: JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 'ecr:*' } }) },
    'policy',
  ),
  one(
    'ecr/scanning',
    'aws_ecr_registry_scanning_configuration',
    { scan_type: 'BASIC', rule: [{ scan_frequency: 'CONTINUOUS_SCAN' }] },
    { scan_type: 'ENHANCED' },
    'scan_type',
  ),
  one(
    'ecr/scanning',
    'aws_ecr_registry_scanning_configuration',
    { scan_type: 'BASIC', rule: [{ scan_frequency: 'SCAN_ON_PUSH' }, { scan_frequency: 'SCAN_ON_PUSH' }] },
    { rule: [{ scan_frequency: 'SCAN_ON_PUSH' }] },
    'rule.1.scan_frequency',
  ),
  lifecycle({ policy: 'rules' }),
  lifecycle({ policy: '{}' }),
  lifecycle({ policy: '{"rules":[]}' }),
  lifecycle(expiring({ tagStatus: 'old' })),
  lifecycle(expiring({ tagStatus: 'tagged' }), expiring({ tagStatus: 'tagged', tagPrefixList: ['v'] })),
  lifecycle(
    expiring({ tagStatus: 'tagged', tagPrefixList: ['v'], tagPatternList: ['v*'] }),
    expiring({ tagStatus: 'tagged', tagPatternList: ['v*'] }),
  ),
  lifecycle(expiring({ tagPrefixList: ['v'] })),
  lifecycle(expiring({ tagPrefixList: null })),
  lifecycle(expiring({ countNumber: 0 }), expiring({ countNumber: 1 })),
  lifecycle(expiring({ countType: 'sinceImagePushed' }), expiring(aged)),
  lifecycle(expiring({ ...aged, countUnit: 'weeks' }), expiring(aged)),
  lifecycle(expiring({ countUnit: 'days' })),
  lifecycle(expiring({ countType: 'images' })),
  lifecycle(expiring({ countBy: 1 })),
  lifecycle(expiring({ countNumber: undefined })),
  lifecycle(expiring({}, { action: { type: 'delete' } })),
  lifecycle(expiring({}, { rulePriority: 0 })),
  lifecycle(expiring({}, { rulePriority: undefined })),
  lifecycle(
    expiringAll({ rulePriority: 1 }, { rulePriority: 1 }),
    expiringAll({ rulePriority: 1 }, { rulePriority: 2 }),
  ),
  lifecycle(
    expiringAll({ rulePriority: 1, selection: { tagStatus: 'any' } }, { rulePriority: 2 }),
    expiringAll({ rulePriority: 1 }, { rulePriority: 2, selection: { tagStatus: 'any' } }),
  ),
  lifecycle(
    expiringAll(
      { rulePriority: 1, selection: { tagStatus: 'any' } },
      { rulePriority: 2, selection: { tagStatus: 'any' } },
    ),
    expiringAll({ rulePriority: 1 }, { rulePriority: 2, selection: { tagStatus: 'any' } }),
  ),
];

const balancer = 'aws_lb';
const group = 'aws_lb_target_group';
const listener = 'aws_lb_listener';
const listenerRule = 'aws_lb_listener_rule';
const action = (block: Body): Body => ({ default_action: [block] });
const forwarding = (to: string): Body => action({ type: 'forward', target_group_arn: ref(`${group}.${to}.arn`) });
const placed = (name: string, network: string): Resources => ({
  [`aws_vpc.${network}`]: { cidr_block: '10.0.0.0/16' },
  [`aws_subnet.${name}`]: { vpc_id: ref(`aws_vpc.${network}.id`) },
  [`${balancer}.${name}`]: { name, subnets: [ref(`aws_subnet.${name}.id`)] },
});
const oidc = (more: Body): Body =>
  action({
    type: 'authenticate-oidc',
    authenticate_oidc: [
      {
        authorization_endpoint: 'https://a.b',
        issuer: 'https://a.b',
        token_endpoint: 'https://a.b',
        user_info_endpoint: 'https://a.b',
        ...more,
      },
    ],
  });

const balancerCases: Case[] = [
  ...values('load-balancer/arguments', `${balancer}.idle_timeout`, [4001], [4000]),
  ...values('load-balancer/arguments', `${balancer}.client_keep_alive`, [59, 604_801], [60, 604_800]),
  ...['authorization_endpoint', 'issuer', 'token_endpoint', 'user_info_endpoint'].map((name) =>
    one(
      'load-balancer/arguments',
      listener,
      oidc({ [name]: 'http://a.b' }),
      oidc({}),
      `default_action.0.authenticate_oidc.0.${name}`,
    ),
  ),
  one(
    'load-balancer/arguments',
    listener,
    oidc({ session_timeout: 604_801 }),
    oidc({ session_timeout: 604_800 }),
    'default_action.0.authenticate_oidc.0.session_timeout',
  ),
  one(
    'load-balancer/goes-with',
    balancer,
    { load_balancer_type: 'gateway', security_groups: ['sg-1'] },
    { security_groups: undefined },
    'load_balancer_type',
  ),
  one(
    'load-balancer/goes-with',
    balancer,
    { access_logs: [{ enabled: true, bucket: '' }] },
    { access_logs: [{ enabled: true, bucket: 'logs' }] },
    'access_logs.0.bucket',
  ),
  one(
    'load-balancer/goes-with',
    listener,
    { mutual_authentication: [{ mode: 'verify' }] },
    { mutual_authentication: [{ mode: 'off' }] },
    'mutual_authentication.0.mode',
  ),
  one(
    'load-balancer/goes-with',
    listener,
    { mutual_authentication: [{ mode: 'passthrough', trust_store_arn: 'a' }] },
    { mutual_authentication: [{ mode: 'verify', trust_store_arn: 'a' }] },
    'mutual_authentication.0.mode',
  ),
  one(
    'load-balancer/goes-with',
    listenerRule,
    { action: [{ type: 'forward' }] },
    { action: [{ type: 'forward', forward: [{}] }] },
    ['action.0.type', 'action.0.forward'],
  ),
  one(
    'load-balancer/goes-with',
    listenerRule,
    { action: [{ type: 'fixed-response' }] },
    { action: [{ type: 'fixed-response', fixed_response: [{ content_type: 'text/plain' }] }] },
    'action.0.type',
  ),
  one(
    'load-balancer/kind',
    balancer,
    { subnet_mapping: [{ allocation_id: 'eipalloc-1' }] },
    { load_balancer_type: 'network' },
    'load_balancer_type',
  ),
  one(
    'load-balancer/kind',
    balancer,
    { load_balancer_type: 'network', subnet_mapping: [{ private_ipv4_address: '10.0.0.1' }] },
    { internal: true },
    ['internal', 'load_balancer_type'],
  ),
  one(
    'load-balancer/kind',
    balancer,
    { load_balancer_type: 'network', ip_address_type: 'dualstack-without-public-ipv4' },
    { ip_address_type: 'dualstack' },
    'ip_address_type',
  ),
  proof(
    'load-balancer/listener-port',
    { [`${balancer}.a`]: { name: 'a' }, [`${listener}.a`]: { load_balancer_arn: ref(`${balancer}.a.arn`) } },
    { [`${listener}.a`]: { port: 80 } },
    [`${listener}.a.port`, `${balancer}.a.load_balancer_type`],
  ),
  proof(
    'load-balancer/group-of-one',
    {
      [`${group}.a`]: { name: 'a' },
      [`${group}.b`]: { name: 'b' },
      [`${balancer}.a`]: { name: 'a' },
      [`${balancer}.b`]: { name: 'b' },
      [`${listener}.a`]: { load_balancer_arn: ref(`${balancer}.a.arn`), port: 80, ...forwarding('a') },
      [`${listener}.b`]: { load_balancer_arn: ref(`${balancer}.b.arn`), port: 80, ...forwarding('a') },
    },
    { [`${listener}.b`]: forwarding('b') },
    [`${listener}.b.load_balancer_arn`, `${listener}.b.default_action.0.target_group_arn`],
  ),
  proof(
    'load-balancer/group-network',
    {
      ...placed('a', 'a'),
      'aws_vpc.b': { cidr_block: '10.1.0.0/16' },
      [`${group}.a`]: { name: 'a', vpc_id: ref('aws_vpc.b.id') },
      [`${listener}.a`]: { load_balancer_arn: ref(`${balancer}.a.arn`), port: 80, ...forwarding('a') },
    },
    { [`${group}.a`]: { vpc_id: ref('aws_vpc.a.id') } },
    [`${group}.a.vpc_id`, 'aws_subnet.a.vpc_id', `${balancer}.a.subnets`],
  ),
  one(
    'load-balancer/group-health',
    group,
    { protocol: 'HTTP', health_check: [{ enabled: false }] },
    { health_check: [{ enabled: true }] },
    ['target_type', 'health_check.0.enabled'],
  ),
  one(
    'load-balancer/group-health',
    group,
    { protocol: 'HTTP', health_check: [{ matcher: '200-500' }] },
    { health_check: [{ matcher: '200-499' }] },
    ['health_check.0.matcher', 'protocol', 'protocol_version'],
  ),
  one(
    'load-balancer/group-health',
    group,
    { protocol: 'HTTP', protocol_version: 'GRPC', health_check: [{ matcher: '200' }] },
    { health_check: [{ matcher: '0-99' }] },
    'health_check.0.matcher',
  ),
  one('load-balancer/group-health', group, { protocol: 'GENEVE', port: 80 }, { port: 6081 }, ['port', 'protocol']),
];

const endpoint = 'aws_vpc_endpoint';
const flow = 'aws_flow_log';
const networked = (own: Body, more: Resources = {}): Resources => ({
  'aws_vpc.a': { cidr_block: '10.0.0.0/16', ...own },
  [`${endpoint}.a`]: {
    vpc_id: ref('aws_vpc.a.id'),
    vpc_endpoint_type: 'Interface',
    service_name: 'com.amazonaws.eu-west-1.sqs',
    private_dns_enabled: true,
  },
  ...more,
});
const again: Resources = {
  [`${endpoint}.b`]: {
    vpc_id: ref('aws_vpc.a.id'),
    vpc_endpoint_type: 'Interface',
    service_name: 'com.amazonaws.eu-west-1.sqs',
    private_dns_enabled: true,
  },
};
const within = (...cidrs: readonly string[]): Resources => ({
  'aws_vpc.a': { cidr_block: '10.0.0.0/16' },
  ...Object.fromEntries(
    cidrs.map((cidr_block, at) => [`aws_subnet.${'ab'[at]}`, { vpc_id: ref('aws_vpc.a.id'), cidr_block }]),
  ),
});

const networkCases: Case[] = [
  proof('vpc/subnet-addresses', within('10.1.0.0/24'), within('10.0.1.0/24'), [
    'aws_subnet.a.cidr_block',
    'aws_vpc.a.cidr_block',
    'aws_subnet.a.vpc_id',
  ]),
  proof('vpc/subnet-addresses', within('10.0.0.0/29'), within('10.0.0.0/28'), 'aws_subnet.a.cidr_block', {
    when: 'too small',
  }),
  proof(
    'vpc/subnet-addresses',
    within('10.0.0.0/23', '10.0.1.0/24'),
    within('10.0.0.0/23', '10.0.2.0/24'),
    ['aws_subnet.b.cidr_block', 'aws_subnet.a.vpc_id'],
    { when: 'shared' },
  ),
  one(
    'vpc/goes-with',
    endpoint,
    { service_name: 'com.amazonaws.eu-west-1.s3', subnet_ids: ['subnet-1'] },
    { vpc_endpoint_type: 'Interface' },
    'vpc_endpoint_type',
  ),
  one(
    'vpc/goes-with',
    endpoint,
    { vpc_endpoint_type: 'Interface', route_table_ids: ['rtb-1'] },
    { vpc_endpoint_type: 'Gateway' },
    'vpc_endpoint_type',
  ),
  one(
    'vpc/goes-with',
    endpoint,
    { vpc_endpoint_type: 'GatewayLoadBalancer', security_group_ids: ['sg-1'] },
    { security_group_ids: undefined },
    'vpc_endpoint_type',
  ),
  one('vpc/goes-with', 'aws_nat_gateway', { subnet_id: 'subnet-1' }, { allocation_id: 'eipalloc-1' }, [
    'connectivity_type',
    'allocation_id',
  ]),
  one(
    'vpc/goes-with',
    'aws_nat_gateway',
    { connectivity_type: 'private', allocation_id: 'eipalloc-1' },
    { allocation_id: undefined },
    'connectivity_type',
  ),
  one(
    'vpc/goes-with',
    flow,
    { log_destination: arn('logs', 'log-group:a'), vpc_id: 'vpc-1', traffic_type: 'ALL' },
    { iam_role_arn: arn('iam', 'role/a') },
    ['log_destination_type', 'iam_role_arn'],
  ),
  one(
    'vpc/goes-with',
    flow,
    { log_destination_type: 's3', log_destination: 'arn:aws:s3:::a', iam_role_arn: arn('iam', 'role/a') },
    { iam_role_arn: undefined },
    'log_destination_type',
  ),
  one(
    'vpc/goes-with',
    flow,
    { log_destination_type: 's3', log_destination: 'arn:aws:s3:::a', vpc_id: 'vpc-1' },
    { traffic_type: 'ALL' },
    'traffic_type',
  ),
  one(
    'vpc/goes-with',
    flow,
    { log_destination_type: 's3', log_destination: 'arn:aws:s3:::a', subnet_id: 'subnet-1' },
    { traffic_type: 'ALL' },
    'traffic_type',
  ),
  proof(
    'vpc/one-gateway',
    { 'aws_internet_gateway.a': { vpc_id: 'vpc-1' }, 'aws_internet_gateway.b': { vpc_id: 'vpc-1' } },
    { 'aws_internet_gateway.b': { vpc_id: 'vpc-2' } },
    'aws_internet_gateway.b.vpc_id',
  ),
  one(
    'vpc/endpoint-service',
    endpoint,
    { service_name: 'com.amazonaws.eu-west-1.ecr.dkr' },
    { vpc_endpoint_type: 'Interface' },
    ['vpc_endpoint_type', 'service_name'],
  ),
  proof(
    'vpc/endpoint-service',
    { [`${endpoint}.a`]: { vpc_endpoint_type: 'Interface', service_name: 'com.amazonaws.us-east-1.sqs' } },
    { [`${endpoint}.a`]: { service_name: 'com.amazonaws.eu-west-1.sqs' } },
    [`${endpoint}.a.service_name`, `${endpoint}.a.service_region`],
    { when: 'another region', regions: { '': 'eu-west-1' } },
  ),
  proof('vpc/endpoint-names', networked({}), { 'aws_vpc.a': { enable_dns_hostnames: true } }, [
    'aws_vpc.a.enable_dns_hostnames',
    `${endpoint}.a.private_dns_enabled`,
  ]),
  proof(
    'vpc/endpoint-names',
    networked({ enable_dns_hostnames: true, enable_dns_support: 'false' }),
    { 'aws_vpc.a': { enable_dns_support: true } },
    'aws_vpc.a.enable_dns_support',
    { when: 'no support' },
  ),
  proof(
    'vpc/endpoint-names',
    networked({ enable_dns_hostnames: true }, again),
    { [`${endpoint}.b`]: { private_dns_enabled: false } },
    [`${endpoint}.b.service_name`, `${endpoint}.b.private_dns_enabled`],
    { when: 'twice' },
  ),
  proof(
    'configuration/once',
    {
      'aws_route.a': { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0' },
      'aws_route.b': { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0' },
    },
    { 'aws_route.b': { destination_cidr_block: '10.0.0.0/8' } },
    'aws_route.b.route_table_id',
    { when: 'routes' },
  ),
];

const instance = 'aws_db_instance';
const cluster = 'aws_rds_cluster';
const proxy = 'aws_db_proxy';
const cacheGroup = 'aws_elasticache_replication_group';
const cache = 'aws_elasticache_cluster';
const domain = 'aws_opensearch_domain';
const secured: Body = {
  encrypt_at_rest: [{ enabled: true }],
  node_to_node_encryption: [{ enabled: true }],
  domain_endpoint_options: [{ enforce_https: true }],
};
const inside = (subnets: number): Body => ({
  vpc_options: [{ subnet_ids: Array.from({ length: subnets }, (_, at) => `subnet-${at}`) }],
});

const databaseCases: Case[] = [
  ...values(
    'database/arguments',
    `${instance}.password`,
    ['short', 'with a space', 'with/slash', 'with@sign'],
    ['longenough', '12345678'],
  ),
  ...values('database/arguments', `${cluster}.master_password`, ['short'], ['longenough']),
  ...values('database/arguments', `${proxy}.idle_client_timeout`, [28_801], [28_800, 1]),
  ...values('database/arguments', `${instance}.port`, [1149, 65_536], [1150, 65_535]),
  ...values('database/arguments', `${cluster}.port`, [80], [5432]),
  ...values('database/arguments', `${instance}.backup_retention_period`, [36], [35, 0]),
  ...values('database/arguments', `${cacheGroup}.snapshot_retention_limit`, [36], [35]),
  ...values(
    'database/arguments',
    `${cacheGroup}.replication_group_id`,
    ['1a', 'a--b', 'a-', 'x'.repeat(41)],
    ['a-b', 'x'.repeat(40)],
  ),
  ...values('database/arguments', 'aws_db_subnet_group.name', ['default'], ['defaults']),
  one('database/goes-with', instance, { monitoring_interval: 60 }, { monitoring_interval: 0 }, [
    'monitoring_interval',
    'monitoring_role_arn',
  ]),
  one('database/goes-with', instance, { storage_type: 'io1' }, { iops: 1000 }, 'storage_type'),
  one(
    'database/goes-with',
    instance,
    { storage_type: 'gp2', storage_throughput: 500 },
    { storage_type: 'gp3' },
    'storage_type',
  ),
  one(
    'database/goes-with',
    instance,
    { multi_az: true, availability_zone: 'eu-west-1a' },
    { multi_az: false },
    'multi_az',
  ),
  one('database/goes-with', instance, { engine: 'sqlserver-ex', db_name: 'a' }, { engine: 'postgres' }, 'engine'),
  one('database/goes-with', cluster, { engine: 'aurora-mysql', allocated_storage: 10 }, { engine: 'mysql' }, 'engine'),
  one(
    'database/goes-with',
    cluster,
    { engine_mode: 'provisioned', scaling_configuration: [{ min_capacity: 1 }] },
    { engine_mode: 'serverless' },
    'engine_mode',
  ),
  one(
    'database/goes-with',
    proxy,
    { auth: [{ auth_scheme: 'SECRETS' }] },
    { auth: [{ auth_scheme: 'SECRETS', secret_arn: secret }] },
    'auth.0.secret_arn',
  ),
  one(
    'database/goes-with',
    domain,
    { cognito_options: [{ enabled: true, role_arn: 'a', user_pool_id: 'b' }] },
    { cognito_options: [{ enabled: false }] },
    'cognito_options.0.identity_pool_id',
  ),
  one(
    'database/goes-with',
    domain,
    { domain_endpoint_options: [{ custom_endpoint_enabled: true, custom_endpoint: 'a.b' }] },
    { domain_endpoint_options: [{ custom_endpoint_enabled: false }] },
    'domain_endpoint_options.0.custom_endpoint_certificate_arn',
  ),
  one(
    'database/goes-with',
    domain,
    { ebs_options: [{ volume_type: 'gp2', throughput: 125 }] },
    { ebs_options: [{ volume_type: 'gp3', throughput: 125 }] },
    'ebs_options.0.volume_type',
  ),
  one('database/user', instance, { engine: 'postgres', username: 'admin' }, { username: 'app' }, [
    'engine',
    'username',
  ]),
  one('database/user', instance, { engine: 'postgres', db_name: 'my-app' }, { db_name: 'my_app' }, 'db_name'),
  one(
    'database/user',
    cluster,
    { engine: 'aurora-postgresql', master_username: 'admin' },
    { engine: 'aurora-mysql' },
    'master_username',
  ),
  one(
    'database/cache',
    cacheGroup,
    { automatic_failover_enabled: true, num_cache_clusters: 1 },
    { num_cache_clusters: 2 },
    ['num_cache_clusters', 'automatic_failover_enabled'],
  ),
  one('database/cache', cacheGroup, { auth_token: 'a-long-enough-token' }, { transit_encryption_enabled: true }, [
    'auth_token',
    'transit_encryption_enabled',
  ]),
  one(
    'database/cache',
    cacheGroup,
    { user_group_ids: ['a'] },
    { transit_encryption_enabled: true },
    'transit_encryption_enabled',
  ),
  one('database/cache', cacheGroup, { port: 8005 }, { port: 6379 }, 'port'),
  one('database/cache', cache, { engine: 'redis', num_cache_nodes: 2 }, { num_cache_nodes: 1 }, [
    'engine',
    'num_cache_nodes',
  ]),
  one(
    'database/cache',
    cache,
    { engine: 'memcached', num_cache_nodes: 1, az_mode: 'cross-az' },
    { num_cache_nodes: 2 },
    ['az_mode', 'num_cache_nodes'],
  ),
  ...Object.keys(secured).map((block) =>
    one(
      'database/search-access',
      domain,
      { ...secured, advanced_security_options: [{ enabled: true }], [block]: undefined },
      { [block]: secured[block] },
      ['advanced_security_options.0.enabled', block],
    ),
  ),
  one(
    'database/search-access',
    domain,
    {
      ...secured,
      advanced_security_options: [
        { enabled: true, internal_user_database_enabled: true, master_user_options: [{ master_user_name: 'a' }] },
      ],
    },
    {
      advanced_security_options: [
        {
          enabled: true,
          internal_user_database_enabled: true,
          master_user_options: [{ master_user_name: 'a', master_user_password: 'b' }],
        },
      ],
    },
    'advanced_security_options.0.master_user_options.0.master_user_password',
  ),
  one('database/search-nodes', domain, inside(2), inside(1), ['vpc_options.0.subnet_ids', 'cluster_config']),
  one(
    'database/search-nodes',
    domain,
    { ...inside(1), cluster_config: [{ zone_awareness_enabled: true }] },
    inside(2),
    'cluster_config.0.zone_awareness_enabled',
  ),
  one(
    'database/search-nodes',
    domain,
    {
      cluster_config: [
        { zone_awareness_enabled: true, instance_count: 2, zone_awareness_config: [{ availability_zone_count: 3 }] },
      ],
    },
    {
      cluster_config: [
        { zone_awareness_enabled: true, instance_count: 3, zone_awareness_config: [{ availability_zone_count: 3 }] },
      ],
    },
    'cluster_config.0.instance_count',
  ),
  one(
    'database/search-nodes',
    domain,
    { cluster_config: [{ instance_type: 't3.small.search' }], ebs_options: [{ ebs_enabled: false }] },
    { ebs_options: [{ ebs_enabled: true }] },
    ['cluster_config.0.instance_type', 'ebs_options.0.ebs_enabled'],
  ),
  one(
    'database/search-nodes',
    domain,
    { cluster_config: [{ warm_enabled: true }] },
    { cluster_config: [{ warm_enabled: true, dedicated_master_enabled: true }] },
    'cluster_config.0.dedicated_master_enabled',
  ),
  one('database/proxy', proxy, { engine_family: 'MYSQL', auth: [{ iam_auth: 'REQUIRED' }] }, { require_tls: true }, [
    'require_tls',
    'auth.0.iam_auth',
  ]),
  one(
    'database/proxy',
    proxy,
    { engine_family: 'POSTGRESQL', auth: [{ iam_auth: 'ENABLED' }] },
    { auth: [{ iam_auth: 'DISABLED' }] },
    'engine_family',
  ),
  one(
    'database/proxy',
    proxy,
    { engine_family: 'POSTGRESQL', auth: [{ client_password_auth_type: 'MYSQL_NATIVE_PASSWORD' }] },
    { auth: [{ client_password_auth_type: 'POSTGRES_MD5' }] },
    'engine_family',
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'RabbitMQ', deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ' },
    { deployment_mode: 'CLUSTER_MULTI_AZ' },
    ['engine_type', 'deployment_mode'],
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'ActiveMQ', deployment_mode: 'CLUSTER_MULTI_AZ' },
    { deployment_mode: 'SINGLE_INSTANCE' },
    'engine_type',
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'RabbitMQ', storage_type: 'efs' },
    { storage_type: 'ebs' },
    'storage_type',
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'RabbitMQ', logs: [{ audit: true }] },
    { engine_type: 'ActiveMQ' },
    'logs.0.audit',
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'RabbitMQ', user: [{ username: 'a' }, { username: 'b' }] },
    { user: [{ username: 'a' }] },
    'engine_type',
  ),
  one(
    'broker/engine',
    'aws_mq_broker',
    { engine_type: 'ActiveMQ', subnet_ids: ['subnet-1', 'subnet-2'] },
    { deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ' },
    ['deployment_mode', 'subnet_ids'],
  ),
  one(
    'broker/kafka',
    'aws_msk_cluster',
    { number_of_broker_nodes: 4, broker_node_group_info: [{ client_subnets: ['a', 'b', 'c'] }] },
    { number_of_broker_nodes: 3 },
    ['number_of_broker_nodes', 'broker_node_group_info.0.client_subnets'],
  ),
  one(
    'broker/kafka',
    'aws_msk_cluster',
    {
      client_authentication: [{ sasl: [{ iam: true }] }],
      encryption_info: [{ encryption_in_transit: [{ client_broker: 'PLAINTEXT' }] }],
    },
    { encryption_info: [{ encryption_in_transit: [{ client_broker: 'TLS' }] }] },
    'client_authentication.0.sasl.0.iam',
  ),
];

const graph = 'aws_appsync_graphql_api';
const source = 'aws_appsync_datasource';
const resolver = 'aws_appsync_resolver';
const runtime = [{ name: 'APPSYNC_JS', runtime_version: '1.0.0' }];
const handlers = 'export function request(ctx) { return {} }\nexport function response(ctx) { return ctx.result }';
const coded = (code: string): Body => ({ code, runtime });

const graphCases: Case[] = [
  ...values('appsync/arguments', `${source}.name`, ['my-table', '1a'], ['my_table', '_a1']),
  ...values('appsync/arguments', 'aws_appsync_function.name', ['a b'], ['a_b']),
  ...values('appsync/arguments', 'aws_appsync_api_cache.ttl', [3601, 0], [3600, 1]),
  one(
    'appsync/arguments',
    source,
    { http_config: [{ endpoint: 'example.com' }] },
    { http_config: [{ endpoint: 'https://example.com' }] },
    'http_config.0.endpoint',
  ),
  one(
    'appsync/arguments',
    graph,
    { openid_connect_config: [{ issuer: 'a.b' }] },
    { openid_connect_config: [{ issuer: 'https://a.b' }] },
    'openid_connect_config.0.issuer',
  ),
  one(
    'appsync/arguments',
    graph,
    { additional_authentication_provider: [{ openid_connect_config: [{ issuer: 'a.b' }] }] },
    { additional_authentication_provider: [{ openid_connect_config: [{ issuer: 'https://a.b' }] }] },
    'additional_authentication_provider.0.openid_connect_config.0.issuer',
  ),
  one(
    'appsync/arguments',
    resolver,
    { caching_config: [{ ttl: 3601 }] },
    { caching_config: [{ ttl: 3600 }] },
    'caching_config.0.ttl',
  ),
  one(
    'appsync/goes-with',
    graph,
    { authentication_type: 'AMAZON_COGNITO_USER_POOLS' },
    { authentication_type: 'API_KEY' },
    ['authentication_type', 'user_pool_config'],
  ),
  one(
    'appsync/goes-with',
    graph,
    { authentication_type: 'OPENID_CONNECT' },
    { openid_connect_config: [{ issuer: 'https://a.b' }] },
    'authentication_type',
  ),
  one(
    'appsync/goes-with',
    graph,
    { additional_authentication_provider: [{ authentication_type: 'AWS_LAMBDA' }] },
    { additional_authentication_provider: [{ authentication_type: 'AWS_IAM' }] },
    'additional_authentication_provider.0.authentication_type',
  ),
  one(
    'appsync/goes-with',
    graph,
    { authentication_type: 'API_KEY', api_type: 'MERGED' },
    { api_type: 'GRAPHQL' },
    'api_type',
  ),
  one('appsync/goes-with', source, { type: 'AMAZON_DYNAMODB' }, { type: 'NONE' }, ['type', 'dynamodb_config']),
  one(
    'appsync/goes-with',
    source,
    { type: 'AWS_LAMBDA', lambda_config: [{ function_arn: arn('lambda', 'function:a') }] },
    { service_role_arn: arn('iam', 'role/a') },
    'service_role_arn',
  ),
  one(
    'appsync/goes-with',
    source,
    { type: 'NONE', http_config: [{ endpoint: 'https://a.b' }] },
    { type: 'HTTP' },
    'type',
  ),
  one(
    'appsync/goes-with',
    resolver,
    { kind: 'PIPELINE', data_source: 'a', pipeline_config: [{ functions: ['a'] }] },
    { data_source: undefined },
    'kind',
  ),
  one('appsync/goes-with', resolver, { kind: 'PIPELINE' }, { kind: 'UNIT' }, 'pipeline_config'),
  one('appsync/goes-with', resolver, { code: handlers }, { runtime }, 'runtime'),
  one('appsync/goes-with', 'aws_appsync_function', { runtime }, { code: handlers }, 'code'),
  one(
    'appsync/goes-with',
    'aws_appsync_function',
    { ...coded(handlers), request_mapping_template: '{}' },
    { request_mapping_template: undefined },
    'request_mapping_template',
  ),
  one(
    'appsync/sign-in-once',
    graph,
    { authentication_type: 'API_KEY', additional_authentication_provider: [{ authentication_type: 'API_KEY' }] },
    { additional_authentication_provider: [{ authentication_type: 'AWS_IAM' }] },
    ['authentication_type', 'additional_authentication_provider.0.authentication_type'],
  ),
  ...[
    'try { f() } catch (e) { }',
    'throw 1',
    'async function f() {}',
    'while (true) {}',
    'for (let i = 0; i < 1; i += 1) {}',
    'class A {}',
    'let i = 0; i++',
    'new Promise(f)',
  ].map((bad) =>
    one(
      'appsync/code',
      resolver,
      coded(`${handlers}\n${bad}`),
      coded(`${handlers}\n// ${bad}\nconst t = "try { throw }"`),
      'code',
    ),
  ),
  one(
    'appsync/code',
    'aws_appsync_function',
    coded('export function request() { return {} }'),
    coded(handlers),
    'code',
  ),
  one('appsync/code', resolver, coded(`${handlers}\nconst f = async () => { await g }`), coded(handlers), 'code'),
];

const schedule = 'aws_scheduler_schedule';
const pipe = 'aws_pipes_pipe';
const targeted = (more: Body): Body => ({ target: [{ arn: arn('lambda', 'function:a'), ...more }] });
const toCluster = { arn: arn('ecs', 'cluster/a') };

const eventCases: Case[] = [
  one(
    'scheduler/order',
    schedule,
    { start_date: '2030-01-02T00:00:00Z', end_date: '2030-01-01T00:00:00Z' },
    { end_date: '2030-01-03T00:00:00Z' },
    ['start_date', 'end_date'],
  ),
  one('scheduler/input', schedule, targeted({ input: 'hello' }), targeted({ input: '{}' }), [
    'target.0.input',
    'target.0.arn',
  ]),
  one(
    'scheduler/parameters',
    schedule,
    targeted({ sqs_parameters: [{ message_group_id: 'a' }] }),
    targeted({}),
    'target.0.arn',
  ),
  one(
    'scheduler/parameters',
    schedule,
    targeted({ ...toCluster, ecs_parameters: [{ launch_type: 'FARGATE' }] }),
    targeted({ ...toCluster, ecs_parameters: [{ launch_type: 'EC2' }] }),
    'target.0.ecs_parameters.0.network_configuration',
  ),
  one(
    'scheduler/dead-letter-queue',
    schedule,
    targeted({ dead_letter_config: [{ arn: arn('sqs', 'q.fifo') }] }),
    targeted({ dead_letter_config: [{ arn: arn('sqs', 'q') }] }),
    'target.0.dead_letter_config.0.arn',
  ),
  ...values('scheduler/group-default', 'aws_scheduler_schedule_group.name', ['default'], ['defaults']),
  ...values(
    'pipes/enrichment',
    `${pipe}.enrichment`,
    [arn('sqs')],
    [arn('lambda', 'function:a'), arn('events', 'api-destination/a/b')],
  ),
  one(
    'pipes/parameters',
    pipe,
    { source: arn('sqs'), source_parameters: [{ kinesis_stream_parameters: [{ batch_size: 1 }] }] },
    { source_parameters: [{ sqs_queue_parameters: [{ batch_size: 1 }] }] },
    'source',
  ),
  one(
    'pipes/parameters',
    pipe,
    { target: arn('lambda', 'function:a'), target_parameters: [{ sqs_queue_parameters: [{ message_group_id: 'a' }] }] },
    { target_parameters: [{ lambda_function_parameters: [{ invocation_type: 'FIRE_AND_FORGET' }] }] },
    'target',
  ),
  one(
    'pipes/filter',
    pipe,
    { source_parameters: [{ filter_criteria: [{ filter: [{ pattern: '{}' }] }] }] },
    { source_parameters: [{ filter_criteria: [{ filter: [{ pattern: '{"body":{"a":["b"]}}' }] }] }] },
    'source_parameters.0.filter_criteria.0.filter.0.pattern',
  ),
  one(
    'pipes/filter',
    pipe,
    { source_parameters: [{ filter_criteria: [{ filter: [{ pattern: 'a' }] }] }] },
    { source_parameters: [{ filter_criteria: [{ filter: [{ pattern: '{"a":["b"]}' }] }] }] },
    'source_parameters.0.filter_criteria.0.filter.0.pattern',
  ),
  proof(
    'pipes/topic',
    { 'aws_sns_topic.a': { name: 'a.fifo', fifo_topic: true }, [`${pipe}.a`]: { target: ref('aws_sns_topic.a.arn') } },
    { 'aws_sns_topic.a': { name: 'a', fifo_topic: false } },
    `${pipe}.a.target`,
  ),
  one('pipes/topic', pipe, { target: arn('sns', 'a.fifo') }, { target: arn('sns', 'a') }, 'target'),
  one('pipes/logs', pipe, { log_configuration: [{ level: 'INFO' }] }, { log_configuration: [{ level: 'OFF' }] }, [
    'log_configuration.0.level',
    'log_configuration.0.s3_log_destination',
  ]),
];

const machine = 'aws_sfn_state_machine';
const pass = { Type: 'Pass', End: true };
const stated = (States: Body, StartAt = 'A'): Body => ({ definition: JSON.stringify({ StartAt, States }) });
const alone = (state: Body): Body => stated({ A: state });
const state = (rule: string, bad: Body, good: Body): Case => one(rule, machine, bad, good, 'definition');
const task = (resource: string, more: Body = {}): Body =>
  alone({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true, ...more });
const choice = (rule: Body): Body => stated({ A: { Type: 'Choice', Choices: [rule] }, B: pass });
const branch = (name: string): Body => ({ StartAt: name, States: { [name]: pass } });

const machineCases: Case[] = [
  state('step-functions/reached', stated({ A: pass, B: pass }), stated({ A: { Type: 'Pass', Next: 'B' }, B: pass })),
  state(
    'step-functions/reached',
    stated({ A: pass, B: { Type: 'Pass', Next: 'B' } }),
    stated({ A: { Type: 'Pass', Next: 'B' }, B: pass }),
  ),
  state(
    'step-functions/reached',
    alone({ Type: 'Parallel', End: true, Branches: [branch('B'), branch('B')] }),
    alone({ Type: 'Parallel', End: true, Branches: [branch('B'), branch('C')] }),
  ),
  state(
    'step-functions/state-fields',
    stated({ ['x'.repeat(81)]: pass }, 'x'.repeat(81)),
    stated({ ['x'.repeat(80)]: pass }, 'x'.repeat(80)),
  ),
  state('step-functions/state-fields', alone({ ...pass, Retry: [] }), alone(pass)),
  state('step-functions/state-fields', alone({ ...pass, Resource: 'arn:a' }), alone(pass)),
  state(
    'step-functions/state-fields',
    task('sns:publish', { TimeoutSeconds: 0 }),
    task('sns:publish', { TimeoutSeconds: 1 }),
  ),
  state(
    'step-functions/state-fields',
    alone({ Type: 'Wait', Seconds: -1, End: true }),
    alone({ Type: 'Wait', Seconds: 0, End: true }),
  ),
  state(
    'step-functions/state-fields',
    alone({ Type: 'Wait', Seconds: 1, Timestamp: '2030-01-01T00:00:00Z', End: true }),
    alone({ Type: 'Wait', Seconds: 1, End: true }),
  ),
  state(
    'step-functions/state-fields',
    task('sns:publish', { Retry: [{ ErrorEquals: ['States.ALL'], BackoffRate: 0.5 }] }),
    task('sns:publish', { Retry: [{ ErrorEquals: ['States.ALL'], BackoffRate: 1 }] }),
  ),
  state(
    'step-functions/state-fields',
    task('sns:publish', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 0 }] }),
    task('sns:publish', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1 }] }),
  ),
  state(
    'step-functions/state-fields',
    task('sns:publish', { Catch: [{ ErrorEquals: ['States.ALL'] }] }),
    stated({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Next: 'B',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
      },
      B: pass,
    }),
  ),
  state(
    'step-functions/state-fields',
    choice({ Variable: '$.a', IsPresent: true }),
    choice({ Variable: '$.a', IsPresent: true, Next: 'B' }),
  ),
  state(
    'step-functions/state-fields',
    choice({ Variable: '$.a', Next: 'B' }),
    choice({ Variable: '$.a', NumericEquals: 1, Next: 'B' }),
  ),
  state(
    'step-functions/state-fields',
    choice({ And: [{ Variable: '$.a', IsPresent: true, Next: 'B' }], Next: 'B' }),
    choice({ And: [{ Variable: '$.a', IsPresent: true }], Next: 'B' }),
  ),
  state('step-functions/state-fields', alone({ ...pass, ResultPath: 'a' }), alone({ ...pass, ResultPath: '$.a' })),
  state('step-functions/state-fields', alone({ Type: 'Pass', End: false }), alone(pass)),
  state(
    'step-functions/task-arguments',
    task('lambda:invoke'),
    task('lambda:invoke', { Parameters: { FunctionName: 'a' } }),
  ),
  state(
    'step-functions/task-arguments',
    task('sqs:sendMessage', { Parameters: { QueueUrl: 'a' } }),
    task('sqs:sendMessage', { Parameters: { QueueUrl: 'a', 'MessageBody.$': '$' } }),
  ),
  state(
    'step-functions/task-arguments',
    task('sns:publish.sync', { Parameters: { Message: 'a' } }),
    task('sns:publish', { Parameters: { Message: 'a' } }),
  ),
  one(
    'step-functions/goes-with',
    machine,
    { logging_configuration: [{ level: 'ALL' }] },
    { logging_configuration: [{ level: 'OFF' }] },
    ['logging_configuration.0.level', 'logging_configuration.0.log_destination'],
  ),
  one(
    'step-functions/goes-with',
    machine,
    { encryption_configuration: [{ type: 'CUSTOMER_MANAGED_KMS_KEY' }] },
    { encryption_configuration: [{ type: 'AWS_OWNED_KEY' }] },
    'encryption_configuration.0.type',
  ),
  one(
    'step-functions/goes-with',
    'aws_sfn_activity',
    { encryption_configuration: [{ type: 'AWS_OWNED_KEY', kms_key_id: 'a' }] },
    { encryption_configuration: [{ type: 'CUSTOMER_MANAGED_KMS_KEY', kms_key_id: 'a' }] },
    'encryption_configuration.0.type',
  ),
];

const instances = 'aws_autoscaling_group';
const scaling = 'aws_autoscaling_policy';
const recurring = 'aws_autoscaling_schedule';
const hook = 'aws_autoscaling_lifecycle_hook';
const stepped = (...steps: readonly Body[]): Body => ({
  policy_type: 'StepScaling',
  adjustment_type: 'ChangeInCapacity',
  step_adjustment: steps.map((each) => ({ scaling_adjustment: 1, ...each })),
});
const [lower, upper] = ['metric_interval_lower_bound', 'metric_interval_upper_bound'] as const;
const placedIn = { vpc_zone_identifier: ['subnet-1'] };

const scalingCases: Case[] = [
  one('autoscaling/group-size', instances, { ...placedIn, min_size: 2, max_size: 1 }, { max_size: 2 }, [
    'min_size',
    'max_size',
  ]),
  one(
    'autoscaling/group-size',
    instances,
    { ...placedIn, min_size: 1, max_size: 2, desired_capacity: 3 },
    { desired_capacity: 2 },
    'desired_capacity',
  ),
  one(
    'autoscaling/group-size',
    instances,
    { ...placedIn, min_size: 2, max_size: 2, desired_capacity: 1 },
    { desired_capacity: 2 },
    'desired_capacity',
  ),
  one('autoscaling/group-size', recurring, { min_size: 2, max_size: 1 }, { max_size: -1 }, 'max_size'),
  one('autoscaling/goes-with', instances, { min_size: 1 }, placedIn, ['vpc_zone_identifier', 'availability_zones']),
  one(
    'autoscaling/goes-with',
    scaling,
    { policy_type: 'TargetTrackingScaling' },
    { target_tracking_configuration: [{ target_value: 50 }] },
    ['policy_type', 'target_tracking_configuration'],
  ),
  one(
    'autoscaling/goes-with',
    scaling,
    { policy_type: 'TargetTrackingScaling', target_tracking_configuration: [{ target_value: 50 }], cooldown: 60 },
    { cooldown: undefined },
    'policy_type',
  ),
  one(
    'autoscaling/goes-with',
    scaling,
    { policy_type: 'StepScaling', adjustment_type: 'ChangeInCapacity' },
    { step_adjustment: [{ scaling_adjustment: 1, [lower]: '0' }] },
    'step_adjustment',
  ),
  one(
    'autoscaling/goes-with',
    scaling,
    { scaling_adjustment: 1 },
    { adjustment_type: 'ChangeInCapacity' },
    'adjustment_type',
  ),
  one(
    'autoscaling/goes-with',
    scaling,
    { policy_type: 'PredictiveScaling' },
    { predictive_scaling_configuration: [{ mode: 'ForecastOnly' }] },
    'policy_type',
  ),
  one(
    'autoscaling/goes-with',
    scaling,
    { scaling_adjustment: 1, adjustment_type: 'ChangeInCapacity', min_adjustment_magnitude: 2 },
    { adjustment_type: 'PercentChangeInCapacity' },
    'adjustment_type',
  ),
  one(
    'autoscaling/goes-with',
    'aws_appautoscaling_policy',
    { step_scaling_policy_configuration: [{ adjustment_type: 'ExactCapacity', min_adjustment_magnitude: 2 }] },
    {
      step_scaling_policy_configuration: [{ adjustment_type: 'PercentChangeInCapacity', min_adjustment_magnitude: 2 }],
    },
    'step_scaling_policy_configuration.0.adjustment_type',
  ),
  one(
    'autoscaling/goes-with',
    hook,
    { notification_target_arn: arn('sqs') },
    { role_arn: arn('iam', 'role/a') },
    'role_arn',
  ),
  one(
    'autoscaling/goes-with',
    hook,
    { role_arn: arn('iam', 'role/a') },
    { notification_target_arn: arn('sqs') },
    'notification_target_arn',
  ),
  one('autoscaling/goes-with', recurring, { min_size: 1 }, { recurrence: '0 8 * * *' }, ['recurrence', 'start_time']),
  ...values('autoscaling/arguments', `${hook}.heartbeat_timeout`, [29, 7201], [30, 7200]),
  ...values('autoscaling/arguments', `${instances}.max_instance_lifetime`, [86_399, 31_536_001], [86_400, 31_536_000], {
    [`${instances}.a`]: placedIn,
  }),
  ...values(
    'autoscaling/arguments',
    `${recurring}.recurrence`,
    ['cron(0 8 * * ? *)', '0 8 * * ?', '0 8 * *'],
    ['0 8 * * *', '*/5 * * * MON-FRI'],
  ),
  one(
    'autoscaling/arguments',
    instances,
    { initial_lifecycle_hook: [{ heartbeat_timeout: 20 }] },
    { initial_lifecycle_hook: [{ heartbeat_timeout: 30 }] },
    'initial_lifecycle_hook.0.heartbeat_timeout',
  ),
  one(
    'autoscaling/arguments',
    instances,
    { mixed_instances_policy: [{ instances_distribution: [{ on_demand_percentage_above_base_capacity: 101 }] }] },
    { mixed_instances_policy: [{ instances_distribution: [{ on_demand_percentage_above_base_capacity: 100 }] }] },
    'mixed_instances_policy.0.instances_distribution.0.on_demand_percentage_above_base_capacity',
  ),
  one(
    'autoscaling/arguments',
    scaling,
    { target_tracking_configuration: [{ target_value: 0 }] },
    { target_tracking_configuration: [{ target_value: 0.5 }] },
    'target_tracking_configuration.0.target_value',
  ),
  one('autoscaling/steps', scaling, stepped({}, {}), stepped({ [upper]: '0' }, { [lower]: '0' }), [
    'step_adjustment.0.metric_interval_lower_bound',
    'step_adjustment.1.metric_interval_upper_bound',
  ]),
  one(
    'autoscaling/steps',
    scaling,
    stepped({ [lower]: '1', [upper]: '1' }),
    stepped({ [lower]: '0', [upper]: '1' }),
    'step_adjustment.0.metric_interval_upper_bound',
  ),
  one(
    'autoscaling/steps',
    'aws_appautoscaling_policy',
    { step_scaling_policy_configuration: [{ step_adjustment: [{ [lower]: '0', [upper]: '1' }, { [lower]: '2' }] }] },
    { step_scaling_policy_configuration: [{ step_adjustment: [{ [lower]: '0', [upper]: '2' }, { [lower]: '2' }] }] },
    'step_scaling_policy_configuration.0.step_adjustment.1.metric_interval_lower_bound',
  ),
];

const drawn = (widget: Body): Body => ({ dashboard_body: JSON.stringify({ widgets: [widget] }) });
const canary = 'aws_synthetics_canary';
const granted = {
  Effect: 'Allow',
  Principal: { Service: 'es.amazonaws.com' },
  Action: 'logs:PutLogEvents',
  Resource: '*',
};

const watchCases: Case[] = [
  ...values('alarm/arguments', 'aws_cloudwatch_metric_alarm.alarm_name', ['x'.repeat(256)], ['x'.repeat(255)]),
  ...values('alarm/arguments', 'aws_cloudwatch_composite_alarm.alarm_name', ['x'.repeat(256)], ['x'.repeat(255)]),
  ...values('alarm/arguments', 'aws_cloudwatch_metric_alarm.alarm_description', ['x'.repeat(1025)], ['x'.repeat(1024)]),
  ...values('alarm/arguments', 'aws_cloudwatch_log_metric_filter.name', ['a:b', 'a*'], ['a-b']),
  ...values('alarm/arguments', 'aws_cloudwatch_log_subscription_filter.name', ['a:b'], ['a-b']),
  one(
    'alarm/arguments',
    'aws_cloudwatch_log_metric_filter',
    { metric_transformation: [{ dimensions: { status: 'status' } }] },
    { metric_transformation: [{ dimensions: { status: '$.status' } }] },
    'metric_transformation.0.dimensions.status',
  ),
  one(
    'alarm/arguments',
    'aws_cloudwatch_log_metric_filter',
    { metric_transformation: [{ name: 'a:b' }] },
    { metric_transformation: [{ name: 'a' }] },
    'metric_transformation.0.name',
  ),
  ...values('alarm/arguments', 'aws_xray_sampling_rule.rule_name', ['x'.repeat(33)], ['x'.repeat(32)]),
  ...values('alarm/arguments', 'aws_budgets_budget.name', ['a:b', 'a\\b'], ['a b']),
  one(
    'alarm/arguments',
    'aws_backup_plan',
    { rule: [{ rule_name: 'a', schedule: '0 12 * * *' }] },
    { rule: [{ rule_name: 'a', schedule: 'cron(0 12 * * ? *)' }] },
    'rule.0.schedule',
  ),
  one(
    'alarm/arguments',
    'aws_backup_plan',
    { rule: [{ rule_name: 'a b' }] },
    { rule: [{ rule_name: 'a-b' }] },
    'rule.0.rule_name',
  ),
  ...values('alarm/arguments', `${canary}.artifact_s3_location`, ['bucket/a'], ['s3://bucket/a']),
  ...values('alarm/arguments', `${canary}.runtime_version`, ['nodejs22.x'], ['syn-nodejs-puppeteer-9.1']),
  ...values('alarm/arguments', `${canary}.handler`, ['index'], ['index.handler']),
  one(
    'alarm/arguments',
    canary,
    { schedule: [{ expression: 'rate(2 hours)' }] },
    { schedule: [{ expression: 'rate(1 hour)' }] },
    'schedule.0.expression',
  ),
  one(
    'alarm/goes-with',
    'aws_budgets_budget',
    { notification: [{ notification_type: 'ACTUAL' }] },
    { notification: [{ notification_type: 'ACTUAL', subscriber_email_addresses: ['a@example.com'] }] },
    'notification.0.subscriber_sns_topic_arns',
  ),
  one(
    'alarm/dashboard-widget-fields',
    'aws_cloudwatch_dashboard',
    drawn({ type: 'text', properties: {} }),
    drawn({ type: 'text', properties: { markdown: 'a' } }),
    'dashboard_body',
  ),
  one(
    'alarm/dashboard-widget-fields',
    'aws_cloudwatch_dashboard',
    drawn({ type: 'metric', properties: { region: 'a', period: 45 } }),
    drawn({ type: 'metric', properties: { region: 'a', period: 60 } }),
    'dashboard_body',
  ),
  one(
    'logs/resource-policy',
    'aws_cloudwatch_log_resource_policy',
    { policy_document: 'a' },
    { policy_document: JSON.stringify({ Statement: [granted] }) },
    'policy_document',
  ),
  one(
    'logs/resource-policy',
    'aws_cloudwatch_log_resource_policy',
    { policy_document: JSON.stringify({ Statement: [{ ...granted, Principal: undefined }] }) },
    { policy_document: JSON.stringify({ Statement: [granted] }) },
    'policy_document',
  ),
];

/** Proofs of the rules about arguments that go together, of registries, load balancers, networks, databases, brokers, schedules, machines and groups. */
export const companyCases: Case[] = [
  ...registryCases,
  ...balancerCases,
  ...networkCases,
  ...databaseCases,
  ...graphCases,
  ...eventCases,
  ...machineCases,
  ...scalingCases,
  ...watchCases,
];
