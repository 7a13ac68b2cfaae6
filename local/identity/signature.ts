import { createHash, timingSafeEqual } from 'node:crypto';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ApiRequest } from '../api';
import type { Credentials } from './credentials';

/** The parts of a signature that a request carries, in its header or in its query. */
interface Carried {
  readonly presigned: boolean;
  readonly accessKey: string;
  /** `20261121/eu-west-1/execute-api/aws4_request`. */
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261121T120000Z`. */
  readonly date: string;
  readonly token: string | undefined;
  /** Seconds that a presigned address is valid. */
  readonly expires: number;
}

const algorithm = 'AWS4-HMAC-SHA256';
const clockSkew = 5 * 60_000;
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const invalidToken = 'The security token included in the request is invalid.';

/** The access key that a request says it is signed with; undefined when it is not signed. */
export const accessKeyOf = (request: ApiRequest): string | undefined => {
  const carried = carriedBy(request);
  return typeof carried === 'string' ? undefined : carried.accessKey;
};

/** Why a signature is refused, in AWS's words; undefined when it holds. */
export async function signatureFault(
  request: ApiRequest,
  service: string,
  secretOf: (accessKey: string) => Credentials | undefined,
  now: number,
): Promise<string | undefined> {
  const carried = carriedBy(request);
  if (typeof carried === 'string') return carried;
  const outdated = scopeFault(carried, service) ?? timeFault(carried, now);
  if (outdated !== undefined) return outdated;
  const credentials = secretOf(carried.accessKey);
  if (credentials === undefined || credentials.sessionToken !== carried.token) return invalidToken;
  return (await isRight(request, carried, credentials)) ? undefined : mismatch;
}

function carriedBy(request: ApiRequest): Carried | string {
  const authorization = header(request, 'authorization');
  const query = new URL(request.target, 'http://local').searchParams;
  if (authorization === undefined && query.has('X-Amz-Signature')) return inQuery(query);
  if (authorization === undefined || !authorization.startsWith('AWS4-')) return 'Missing Authentication Token';
  return inHeader(request, authorization);
}

function inQuery(query: URLSearchParams): Carried {
  const [accessKey = '', ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  return {
    presigned: true,
    accessKey,
    scope: scope.join('/'),
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    token: query.get('X-Amz-Security-Token') ?? undefined,
    expires: Number(query.get('X-Amz-Expires') ?? 0),
  };
}

function inHeader(request: ApiRequest, authorization: string): Carried | string {
  const part = (name: string): string | undefined => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1];
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => part(name) === undefined);
  const date = header(request, 'x-amz-date') ?? header(request, 'date');
  const faults = missing.map((name) => `Authorization header requires '${name}' parameter.`);
  if (date === undefined)
    faults.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (faults.length > 0) return `${faults.join(' ')} Authorization=${algorithm}`;
  const [accessKey = '', ...scope] = (part('Credential') ?? '').split('/');
  return {
    presigned: false,
    accessKey,
    scope: scope.join('/'),
    signedHeaders: (part('SignedHeaders') ?? '').split(';'),
    signature: part('Signature') ?? '',
    date: date ?? '',
    token: header(request, 'x-amz-security-token'),
    expires: 0,
  };
}

function scopeFault({ scope, date }: Carried, service: string): string | undefined {
  const [day, region, named, end] = scope.split('/');
  if (region === undefined || region === '') return 'Credential should be scoped to a valid region.';
  if (named !== service) return `Credential should be scoped to correct service: '${service}'.`;
  if (end !== 'aws4_request')
    return `Credential should be scoped with a valid terminator: 'aws4_request', not '${end ?? ''}'.`;
  if (date.slice(0, 8) === day) return undefined;
  return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${date.slice(0, 8)}', from '${date}'.`;
}

/** The moment of `20261121T120000Z`, in milliseconds. */
const timeOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
const written = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');

function timeFault({ date, presigned, expires }: Carried, now: number): string | undefined {
  const time = timeOf(date);
  if (Number.isNaN(time)) return mismatch;
  if (time > now + clockSkew)
    return `Signature not yet current: ${date} is still later than ${written(now + clockSkew)} (${written(now)} + 5 min.)`;
  if (presigned)
    return now > time + expires * 1000 ? 'Signature expired: the address was signed for a shorter time' : undefined;
  if (time >= now - clockSkew) return undefined;
  return `Signature expired: ${date} is now earlier than ${written(now - clockSkew)} (${written(now)} - 5 min.)`;
}

/** Signs what was signed once more, with the secret that is known, and compares. */
async function isRight(request: ApiRequest, carried: Carried, credentials: Credentials): Promise<boolean> {
  const claimed = header(request, 'x-amz-content-sha256');
  const hash = createHash('sha256').update(request.body).digest('hex');
  if (claimed !== undefined && claimed !== 'UNSIGNED-PAYLOAD' && claimed !== hash) return false;
  const ours = carried.presigned
    ? await presignedAgain(request, carried, credentials)
    : await signedAgain(request, carried, credentials);
  return ours.length === carried.signature.length && timingSafeEqual(Buffer.from(ours), Buffer.from(carried.signature));
}

const signerFor = ({ scope }: Carried, { accessKeyId, secretAccessKey }: Credentials, token?: string): SignatureV4 => {
  const [, region = '', service = ''] = scope.split('/');
  const credentials = { accessKeyId, secretAccessKey, ...(token !== undefined && { sessionToken: token }) };
  return new SignatureV4({ service, region, credentials, sha256: Hash.bind(null, 'sha256'), applyChecksum: false });
};

async function signedAgain(request: ApiRequest, carried: Carried, credentials: Credentials): Promise<string> {
  const signed = await signerFor(carried, credentials).sign(asSent(request, carried), {
    signingDate: new Date(timeOf(carried.date)),
    signableHeaders: new Set(carried.signedHeaders),
  });
  return /Signature=(\w+)/.exec(signed.headers.authorization ?? '')?.[1] ?? '';
}

async function presignedAgain(request: ApiRequest, carried: Carried, credentials: Credentials): Promise<string> {
  const sent = asSent(request, carried);
  const query = Object.fromEntries(Object.entries(sent.query).filter(([name]) => !name.startsWith('X-Amz-')));
  const again = await signerFor(carried, credentials, carried.token).presign(
    { ...sent, query },
    {
      signingDate: new Date(timeOf(carried.date)),
      expiresIn: carried.expires,
      signableHeaders: new Set(carried.signedHeaders),
      unhoistableHeaders: new Set(carried.signedHeaders),
    },
  );
  return String(again.query?.['X-Amz-Signature'] ?? '');
}

/** The request with its signed headers alone. */
function asSent(request: ApiRequest, { signedHeaders }: Carried) {
  const url = new URL(request.target, 'http://local');
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    query[name] = values.length === 1 ? String(values[0]) : values;
  }
  const headers = signedHeaders.map((name) => [name, valuesOf(request, name).join(',')]);
  return {
    method: request.method,
    protocol: 'https:',
    hostname: request.host,
    path: request.target.split('?')[0] ?? '/',
    query,
    headers: Object.fromEntries(headers),
    body: request.body,
  };
}

const valuesOf = ({ headers }: ApiRequest, name: string): string[] =>
  headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value.trim());

const header = (request: ApiRequest, name: string): string | undefined => valuesOf(request, name)[0];
