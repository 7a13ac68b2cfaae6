import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue } from '../apis';
import { company, rule, shown, table } from '../define';
import { avoids, matches, orNone, wholeNumber } from '../demands';

const instance = 'aws_db_instance';
const cluster = 'aws_rds_cluster';
const proxy = 'aws_db_proxy';
const group = 'aws_elasticache_replication_group';
const cache = 'aws_elasticache_cluster';
const domain = 'aws_opensearch_domain';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (${name})`;
const password = avoids(/^.{1,7}$|[/@" ]/s, 'have 8 characters or more, and no slash, at sign, quotes or space');

/** Names that engines keep for themselves. */
const reserved: Readonly<Record<string, RegExp>> = {
  postgres: /^(admin|rdsadmin|pg_.*|user)$/i,
  'aurora-postgresql': /^(admin|rdsadmin|pg_.*|user)$/i,
  mysql: /^rdsadmin$/i,
  mariadb: /^rdsadmin$/i,
};

function userProblems(resource: Resource): (string | false)[] {
  const engine = textOf(resource.get('engine')) ?? '';
  const argument = resource.type === instance ? 'username' : 'master_username';
  const user = textOf(resource.get(argument)) ?? '';
  const name = textOf(resource.get(resource.type === instance ? 'db_name' : 'database_name')) ?? '';
  return [
    user !== '' &&
      reserved[engine]?.test(user) === true &&
      `${argument} must be no word that ${engine} keeps for itself, was ${shown(user)}`,
    name !== '' &&
      /^(aurora-)?(postgres|mysql|mariadb)/.test(engine) &&
      !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) &&
      `${resource.type === instance ? 'db_name' : 'database_name'} must begin with a letter, with letters, digits and underscores, was ${shown(name)}`,
  ];
}

const countOf = (body: Body | undefined, name: string): number | undefined => {
  const value = body?.symbolic(name);
  return isList(value) ? value.length : undefined;
};

function cacheProblems(resource: Resource): (string | false)[] {
  const nodes = numberOf(resource.get('num_cache_clusters'));
  const engine = textOf(resource.get('engine')) ?? '';
  const caches = numberOf(resource.get('num_cache_nodes'));
  const open = isNotTrue(resource, 'transit_encryption_enabled');
  const port = numberOf(resource.get('port'));
  return [
    resource.type === group &&
      nodes === 1 &&
      isTrue(resource, 'automatic_failover_enabled') &&
      'num_cache_clusters must be 2 or more with automatic_failover_enabled, was 1',
    resource.type === cache &&
      engine === 'redis' &&
      caches !== undefined &&
      caches > 1 &&
      `num_cache_nodes must be 1 with engine redis, was ${caches}`,
    resource.type === cache &&
      caches === 1 &&
      resource.get('az_mode') === 'cross-az' &&
      'num_cache_nodes must be 2 or more with az_mode cross-az, was 1',
    resource.type === group &&
      open &&
      (textOf(resource.get('auth_token')) ?? '') !== '' &&
      'transit_encryption_enabled must be true with auth_token, was not',
    resource.type === group &&
      open &&
      (countOf(resource, 'user_group_ids') ?? 0) > 0 &&
      'transit_encryption_enabled must be true with user_group_ids, was not',
    port !== undefined &&
      port !== 0 &&
      (port < 1150 || port === 8005 || port > 65_535) &&
      `port must be from 1150 to 65535, and not 8005, was ${port}`,
  ];
}

/** What a domain that knows its users must have beside. */
const safeguards: readonly (readonly [block: string, argument: string])[] = [
  ['encrypt_at_rest', 'enabled'],
  ['node_to_node_encryption', 'enabled'],
  ['domain_endpoint_options', 'enforce_https'],
];

function accessProblems(resource: Resource): (string | false)[] {
  const options = resource.blocks('advanced_security_options').find((one) => isTrue(one, 'enabled'));
  if (options === undefined) return [];
  const [user] = options.blocks('master_user_options');
  const internal = isTrue(options, 'internal_user_database_enabled');
  return [
    ...safeguards.map(([block, argument]) => {
      const [body] = resource.blocks(block);
      const off = resource.lacks(block) || (body !== undefined && isNotTrue(body, argument));
      return off && `${block}.${argument} must be true with advanced_security_options, was not`;
    }),
    internal &&
      user !== undefined &&
      ['master_user_name', 'master_user_password'].some((name) => user.lacks(name)) &&
      user.lacks('master_user_arn') &&
      'master_user_options must have a name and a password with internal_user_database_enabled, had none',
  ];
}

function domainProblems(resource: Resource): (string | false)[] {
  const [nodes] = resource.blocks('cluster_config');
  const [network] = resource.blocks('vpc_options');
  const subnets = countOf(network, 'subnet_ids');
  const zoned = isTrue(nodes, 'zone_awareness_enabled');
  const unzoned =
    resource.lacks('cluster_config') || (nodes !== undefined && isNotTrue(nodes, 'zone_awareness_enabled'));
  const [config] = nodes?.blocks('zone_awareness_config') ?? [];
  const zones =
    config === undefined || config.lacks('availability_zone_count')
      ? 2
      : (numberOf(config.get('availability_zone_count')) ?? Number.NaN);
  const known = nodes?.has('zone_awareness_config') !== undefined;
  const type = textOf(nodes?.get('instance_type')) ?? '';
  const [disk] = resource.blocks('ebs_options');
  const count = numberOf(nodes?.get('instance_count'));
  const masterless = nodes !== undefined && isNotTrue(nodes, 'dedicated_master_enabled');
  return [
    subnets !== undefined &&
      unzoned &&
      subnets !== 1 &&
      `vpc_options.subnet_ids must name one subnet without zone_awareness_enabled, named ${subnets}`,
    subnets !== undefined &&
      zoned &&
      known &&
      subnets < zones &&
      `vpc_options.subnet_ids must name ${zones} subnets, one a zone, named ${subnets}`,
    zoned &&
      known &&
      count !== undefined &&
      count < zones &&
      `cluster_config.instance_count must be ${zones} or more with ${zones} zones, was ${count}`,
    /^t[23]\./.test(type) &&
      disk !== undefined &&
      isNotTrue(disk, 'ebs_enabled') &&
      `ebs_options.ebs_enabled must be true with instance_type ${type}, was not`,
    isTrue(nodes, 'warm_enabled') &&
      masterless &&
      'cluster_config.dedicated_master_enabled must be true with warm_enabled, was not',
  ];
}

/** Rules about databases, caches and search that stand behind APIs. */
export const databaseRules = [
  table({
    id: 'database/arguments',
    severity: 'rejects',
    source: seenAs('pf-rds-*, pf-elasticache-*'),
    demand: 'passwords and numbers of databases are within the bounds of AWS',
    fix: 'Keep to the bounds.',
    rows: [
      [instance, 'password', password],
      [cluster, 'master_password', password],
      [proxy, 'idle_client_timeout', orNone(wholeNumber(1, 28_800, 'seconds'))],
      [instance, 'port', orNone(wholeNumber(1150, 65_535))],
      [cluster, 'port', orNone(wholeNumber(1150, 65_535))],
      [instance, 'backup_retention_period', wholeNumber(0, 35, 'days')],
      [group, 'snapshot_retention_limit', wholeNumber(0, 35, 'days')],
      [
        group,
        'replication_group_id',
        matches(
          /^[A-Za-z](?!.*--)[A-Za-z0-9-]{0,39}(?<!-)$/,
          'be 1 to 40 letters, digits and single hyphens, a letter first',
        ),
      ],
      ['aws_db_subnet_group', 'name', avoids(/^default$/i, 'not be default')],
    ],
  }),
  company({
    id: 'database/goes-with',
    severity: 'rejects',
    source: seenAs(
      'pf-rds-monitoring-role-required, pf-rds-iops-required, pf-rds-multiaz-availability-zone, pf-rds-proxy-*',
    ),
    demand: 'arguments of databases go with those that they ask for',
    fix: 'Add what is missing, or remove what does not fit.',
    rows: [
      [instance, 'monitoring_interval', /^[1-9]\d*$/, { needs: ['monitoring_role_arn'] }],
      [cluster, 'monitoring_interval', /^[1-9]\d*$/, { needs: ['monitoring_role_arn'] }],
      [instance, 'storage_type', /^io[12]$/, { needs: ['iops'] }],
      [instance, 'storage_type', /^(gp2|standard|io1|io2)$/, { bars: ['storage_throughput'] }],
      [instance, 'multi_az', /^true$/, { bars: ['availability_zone'] }],
      [instance, 'engine', /^(sqlserver-.*)$/, { bars: ['db_name'] }],
      [cluster, 'engine', /^aurora/, { bars: ['allocated_storage', 'db_cluster_instance_class'] }],
      [cluster, 'engine_mode', /^provisioned$/, { bars: ['scaling_configuration'] }],
      [proxy, 'auth.auth_scheme', /^SECRETS$/, { needs: ['secret_arn'] }],
      [domain, 'cognito_options.enabled', /^true$/, { needs: ['identity_pool_id', 'role_arn', 'user_pool_id'] }],
      [
        domain,
        'domain_endpoint_options.custom_endpoint_enabled',
        /^true$/,
        { needs: ['custom_endpoint', 'custom_endpoint_certificate_arn'] },
      ],
      [domain, 'ebs_options.volume_type', /^(gp2|standard)$/, { bars: ['throughput', 'iops'] }],
    ],
  }),
  rule({
    id: 'database/user',
    severity: 'rejects',
    source: seenAs('pf-rds-master-username-reserved, pf-rds-dbname-format'),
    on: [instance, cluster],
    demand: 'the user and the database have names that the engine takes',
    fix: 'Write for example app and app_db.',
    check: userProblems,
  }),
  rule({
    id: 'database/cache',
    severity: 'rejects',
    source: seenAs(
      'pf-elasticache-replication-group-clusters, pf-elasticache-cache-cluster-nodes, pf-elasticache-auth-token',
    ),
    on: [group, cache],
    demand: 'a cache has the nodes that its failover asks for, and keeps its tokens encrypted',
    fix: 'Set num_cache_clusters = 2; set transit_encryption_enabled = true.',
    check: cacheProblems,
  }),
  rule({
    id: 'database/search-access',
    severity: 'rejects',
    source: seenAs('pf-opensearch-fgac-requires-*'),
    on: domain,
    demand: 'a domain that knows its users encrypts what it stores and sends',
    fix: 'Set encrypt_at_rest, node_to_node_encryption and enforce_https.',
    check: accessProblems,
  }),
  rule({
    id: 'database/search-nodes',
    severity: 'rejects',
    source: seenAs(
      'pf-opensearch-vpc-subnet-count-requires-zone-awareness, pf-opensearch-ebs-required-for-ebs-only-type, pf-opensearch-warm-requires-master',
    ),
    on: domain,
    demand: 'a domain has a subnet a zone, a disk where its nodes have none, and masters for warm nodes',
    fix: 'Set zone_awareness_enabled for several subnets; set ebs_enabled = true.',
    check: domainProblems,
  }),
  rule({
    id: 'database/proxy',
    severity: 'rejects',
    source: seenAs('pf-rds-proxy-iam-auth-requires-tls, pf-rds-proxy-client-password-auth-engine'),
    on: proxy,
    demand: 'a proxy has what its engine takes, and TLS where callers sign in with IAM',
    fix: 'Set require_tls = true; name a password type of the engine.',
    check: (resource) => {
      const engine = textOf(resource.get('engine_family'));
      return resource.blocks('auth').flatMap((one) => {
        const kind = textOf(one.get('client_password_auth_type')) ?? '';
        return [
          one.get('iam_auth') === 'REQUIRED' &&
            isNotTrue(resource, 'require_tls') &&
            'require_tls must be true with iam_auth REQUIRED, was not',
          one.get('iam_auth') === 'ENABLED' &&
            (engine === 'MYSQL' || engine === 'POSTGRESQL') &&
            `auth.iam_auth must be REQUIRED or DISABLED with engine_family ${engine}, was ENABLED`,
          kind !== '' &&
            engine !== undefined &&
            !kind.startsWith(engine === 'SQLSERVER' ? 'SQL_SERVER' : engine === 'POSTGRESQL' ? 'POSTGRES' : engine) &&
            `auth.client_password_auth_type must be of ${engine}, was ${kind}`,
        ];
      });
    },
  }),
];
