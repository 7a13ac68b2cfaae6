import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type ShopHttpApiSettings, shopHttpApi } from '../../config/shop-http-api';
import { runRules } from '../../guardrails';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { documentOf } from '../support/synth';

const shop = (services: Partial<ShopHttpApiSettings['services']>) =>
  documentOf(
    new ShopHttpApiStack(
      Testing.app(),
      { ...environment('dev'), hostedZones: ['myapp.com'] },
      {
        ...ownSettings(shopHttpApi, 'dev'),
        services: { users: { port: 8080, healthPath: '/health' }, payments: { port: 9090 }, ...services },
      },
    ),
  );

it('load balancers of its own are protected from deletion where config/ says so', () => {
  const document = shop({ users: { port: 8080, healthPath: '/health', deletionProtected: true } });

  expect(document.at('aws_lb.users').enable_deletion_protection).toBe(true);
  expect(document.at('aws_lb.payments')).not.toHaveProperty('enable_deletion_protection');
});

describe('a load balancer whose requests are logged', () => {
  const document = shop({
    users: { port: 8080, healthPath: '/health', accessLogged: true },
    payments: { port: 9090, serverName: 'payments.myapp.com', accessLogged: true },
  });
  const statements = (bucket: string): { Sid: string; [part: string]: unknown }[] =>
    JSON.parse(document.at(`aws_s3_bucket_policy.${bucket}`).policy).Statement;

  it('writes them into a bucket of its own, which lets it in before', () => {
    expect(document.at('aws_lb.users')).toMatchObject({
      access_logs: { bucket: '${aws_s3_bucket.users_logs.id}', enabled: true },
      depends_on: ['aws_s3_bucket_policy.users_logs'],
    });
  });

  it('has a bucket that nobody outside reads, and that keeps nothing longer than logs', () => {
    expect(document.at('aws_s3_bucket.users_logs')).toMatchObject({
      bucket_prefix: 'dev-shop-http-api-users-logs-',
      force_destroy: true,
    });
    expect(document.at('aws_s3_bucket_public_access_block.users_logs')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(document.at('aws_s3_bucket_lifecycle_configuration.users_logs').rule).toMatchObject([
      { status: 'Enabled', expiration: [{ days: environment('dev').logs.retentionDays }] },
    ]);
  });

  it('is written to by Application Load Balancers of this account, and by nothing else', () => {
    const [write, deny, ...rest] = statements('users_logs');

    expect(write).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: expect.stringMatching(/AWSLogs\/\$\{data\.aws_caller_identity\.\w+\.account_id\}\/\*$/),
    });
    expect([deny?.Effect, rest]).toEqual(['Deny', []]);
  });

  it('is written to by log delivery for Network Load Balancers of this account', () => {
    expect(statements('payments_logs').map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['DeliveryLooks', 's3:GetBucketAcl'],
      ['DeliveryWrites', 's3:PutObject'],
      ['EncryptedOnTheWay', 's3:*'],
    ]);
    expect(statements('payments_logs')[1]?.Condition).toMatchObject({
      StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' },
    });
  });

  it('breaks no rule', () => {
    expect(runRules(document.json).findings.filter(({ address }) => /logs/.test(address))).toEqual([]);
  });

  it('is refused as a Network Load Balancer without a certificate, which would log nothing', () => {
    expect(() => shop({ payments: { port: 9090, accessLogged: true } })).toThrow(
      'settings.accessLogged must be absent without a serverName, where the load balancer is a Network Load Balancer, was true. Add serverName: a Network Load Balancer logs what comes by TLS, and nothing else.',
    );
  });
});

it('a load balancer logs nothing unless config/ asks', () => {
  expect(shop({}).at('aws_lb.users')).not.toHaveProperty('access_logs');
});
