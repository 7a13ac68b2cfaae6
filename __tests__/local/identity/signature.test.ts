import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, it } from 'vitest';
import type { ApiRequest, HeaderList } from '../../../local/api';
import { deploy } from '../../../local/deployed/deploy';
import { type Credentials, credentialsOf, developerCredentials } from '../../../local/identity/credentials';
import { startIdentity } from '../../../local/identity/start-identity';

const now = Date.UTC(2026, 10, 21, 12);
const role = 'arn:aws:iam::123456789012:role/caller';
const document = { resource: { aws_iam_role: { r: { name: 'caller' } } } };
const deployed = deploy({ files: [{ name: 'a.tf.json', document }] }, { folder: '.', stack: 's' });
const identity = startIdentity(deployed, () => now);

interface Signing {
  readonly credentials?: Credentials;
  readonly at?: number;
  readonly service?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

const signerOf = ({ credentials = developerCredentials, service = 'execute-api' }: Signing) =>
  new SignatureV4({ credentials, service, region: 'eu-west-1', sha256: Hash.bind(null, 'sha256') });

const unsigned = (path: string, query: Record<string, string | string[]>, { body = '', headers = {} }: Signing) => ({
  method: 'POST',
  protocol: 'https:',
  hostname: 'localhost',
  path,
  query,
  headers: { host: 'localhost', ...headers },
  body,
});

const asReceived = (target: string, headers: HeaderList, body: string): ApiRequest => ({
  method: 'POST',
  target,
  headers,
  body: Buffer.from(body),
  sourceIp: '127.0.0.1',
  host: 'localhost',
});

async function signed(signing: Signing = {}, target = '/prod/a b?x=1&x=2&y=%20'): Promise<ApiRequest> {
  const url = new URL(target, 'http://localhost');
  const query: Record<string, string | string[]> = {};
  for (const name of url.searchParams.keys()) query[name] = url.searchParams.getAll(name);
  const request = unsigned(url.pathname, query, signing);
  const { headers } = await signerOf(signing).sign(request, { signingDate: new Date(signing.at ?? now) });
  return asReceived(url.pathname + url.search, Object.entries(headers), signing.body ?? '');
}

async function presigned(signing: Signing, expiresIn: number): Promise<ApiRequest> {
  const request = unsigned('/prod/a', { x: '1' }, signing);
  const { query = {} } = await signerOf(signing).presign(request, {
    signingDate: new Date(signing.at ?? now),
    expiresIn,
  });
  const target = `/prod/a?${new URLSearchParams(query as Record<string, string>)}`;
  return asReceived(target, [['host', 'localhost']], '');
}

const check = async (request: Promise<ApiRequest> | ApiRequest) => identity.checkSignature(await request);

describe('a signature', () => {
  it('of the developer tells who signed', async () => {
    expect(await check(signed({ body: '{"a":1}' }))).toMatchObject({
      signer: { accessKey: 'AKIAIOSFODNN7EXAMPLE', arn: 'arn:aws:iam::123456789012:user/local' },
    });
  });

  it('of a role with its session token tells the role', async () => {
    expect(await check(signed({ credentials: credentialsOf(role) }))).toMatchObject({
      signer: { arn: 'arn:aws:sts::123456789012:assumed-role/caller/local' },
    });
  });

  it('over an unsigned payload holds whatever the body is', async () => {
    const request = await signed({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, body: 'a' });

    expect(await check({ ...request, body: Buffer.from('b') })).toHaveProperty('signer');
  });

  it('in the query holds as long as it says', async () => {
    expect(await check(presigned({ at: now - 50_000 }, 60))).toHaveProperty('signer');
    expect(await check(presigned({ at: now - 70_000 }, 60))).toEqual({
      refused: 'Signature expired: the address was signed for a shorter time',
    });
  });

  it('in the query may be one of a role', async () => {
    expect(await check(presigned({ credentials: credentialsOf(role) }, 60))).toHaveProperty('signer');
  });

  const wrong =
    /^The request signature we calculated does not match the signature you provided\. Check your AWS Secret/;
  it.each<[string, () => Promise<ApiRequest>, string | RegExp]>([
    ['that is not there', async () => asReceived('/', [], ''), 'Missing Authentication Token'],
    [
      'of an unknown key',
      () => signed({ credentials: { ...developerCredentials, accessKeyId: 'AKIANOBODY' } }),
      /^The security token included in the request is invalid\.$/,
    ],
    ['with another secret', () => signed({ credentials: { ...developerCredentials, secretAccessKey: 'x' } }), wrong],
    ['over another body', async () => ({ ...(await signed({ body: 'a' })), body: Buffer.from('b') }), wrong],
    ['over another query', async () => ({ ...(await signed({}, '/a?x=1')), target: '/a?x=2' }), wrong],
    [
      'of a role without its session token',
      async () => {
        const { headers, ...rest } = await signed({ credentials: credentialsOf(role) });
        return { ...rest, headers: headers.filter(([name]) => name !== 'x-amz-security-token') };
      },
      'The security token included in the request is invalid.',
    ],
    [
      'for another service',
      () => signed({ service: 's3' }),
      "Credential should be scoped to correct service: 'execute-api'.",
    ],
    [
      'of six minutes ago',
      () => signed({ at: now - 360_000 }),
      'Signature expired: 20261121T115400Z is now earlier than 20261121T115500Z (20261121T120000Z - 5 min.)',
    ],
    [
      'of six minutes ahead',
      () => signed({ at: now + 360_000 }),
      /^Signature not yet current: 20261121T120600Z is still later than/,
    ],
    [
      'without its parts',
      async () =>
        asReceived(
          '/',
          [
            ['authorization', 'AWS4-HMAC-SHA256 x'],
            ['x-amz-date', '1'],
          ],
          '',
        ),
      /^Authorization header requires 'Credential' parameter\. Authorization header requires 'Signature' parameter\./,
    ],
  ])('%s is refused', async (_what, request, why) => {
    const refusal = await check(request());

    expect('refused' in refusal ? refusal.refused : refusal).toEqual(
      typeof why === 'string' ? why : expect.stringMatching(why),
    );
  });
});
