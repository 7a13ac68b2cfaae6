import { createHash } from 'node:crypto';
import { textOf } from '../../terraform/language/value';
import type { HeaderList } from '../api';
import type { Deployed } from '../deployed/deployed';
import { headerOf, xmlOf } from './protocol';
import type { RestCall, RestService } from './rest';
import type { ServiceFault } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

interface Stored {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly modified: number;
  readonly metadata: HeaderList;
}

const mostBytes = 256 * 1024 * 1024;
const actions: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** S3 in memory: objects are put, got, deleted and listed. */
export class S3 implements RestService {
  private readonly buckets = new Map<string, Map<string, Stored>>();
  private bytes = 0;

  constructor(
    private readonly deployed: Deployed,
    private readonly now: () => number,
  ) {
    const { model } = deployed;
    for (const bucket of model.ofType('aws_s3_bucket'))
      this.buckets.set(textOf(bucket.attribute('bucket')) ?? '', new Map());
    for (const object of model.ofType('aws_s3_object')) {
      const text = (name: string): string => textOf(object.get(name)) ?? '';
      const body = Buffer.from(text('content') || Buffer.from(text('content_base64'), 'base64').toString());
      this.put(text('bucket'), text('key'), body, text('content_type'), []);
    }
  }

  read(request: ServiceRequest): RestCall | undefined {
    const url = new URL(request.target, 'http://local');
    const { bucket, key } = this.place(request, url.pathname);
    const arn = `arn:${this.deployed.partition}:s3:::${bucket}`;
    if (key === '') return this.listing(request, bucket, arn, url.searchParams);
    const action = actions[request.method];
    if (action === undefined || url.searchParams.has('uploads') || url.searchParams.has('uploadId')) return undefined;
    const needs = [{ action: `s3:${action}`, resource: `${arn}/${key}` }];
    return { operation: action, needs, answer: async () => this.object(request, bucket, key), fault: refused };
  }

  private listing(request: ServiceRequest, bucket: string, arn: string, query: URLSearchParams): RestCall | undefined {
    if (request.method !== 'GET') return undefined;
    const prefix = query.get('prefix') ?? '';
    const needs = [{ action: 's3:ListBucket', resource: arn, context: { 's3:prefix': prefix } }];
    return { operation: 'ListObjectsV2', needs, answer: async () => this.list(bucket, prefix, query), fault: refused };
  }

  /** The bucket stands in the host or in the path. */
  private place(request: ServiceRequest, path: string): { bucket: string; key: string } {
    const [, inHost] = /^(.+)\.s3[.-]/.exec(headerOf(request, 'host') ?? '') ?? [];
    const parts = decodeURIComponent(path).slice(1).split('/');
    return inHost === undefined
      ? { bucket: parts[0] ?? '', key: parts.slice(1).join('/') }
      : { bucket: inHost, key: parts.join('/') };
  }

  private object(request: ServiceRequest, bucket: string, key: string): ServiceAnswer {
    const objects = this.buckets.get(bucket);
    if (objects === undefined) return fault(404, 'NoSuchBucket', 'The specified bucket does not exist');
    if (request.method === 'PUT') {
      const metadata = request.headers.filter(([name]) => name.toLowerCase().startsWith('x-amz-meta-'));
      const etag = this.put(bucket, key, bodyOf(request), headerOf(request, 'content-type') ?? '', metadata);
      return etag === undefined
        ? fault(507, 'EntityTooLarge', `Buckets of the local run hold at most ${mostBytes} bytes`)
        : { status: 200, headers: [['etag', etag]], body: Buffer.alloc(0) };
    }
    const stored = objects.get(key);
    if (request.method === 'DELETE') {
      this.bytes -= stored?.body.length ?? 0;
      objects.delete(key);
      return { status: 204, headers: [], body: Buffer.alloc(0) };
    }
    return stored === undefined
      ? fault(404, 'NoSuchKey', 'The specified key does not exist.')
      : found(stored, request.method);
  }

  private put(bucket: string, key: string, body: Buffer, type: string, metadata: HeaderList): string | undefined {
    const objects = this.buckets.get(bucket);
    const before = objects?.get(key)?.body.length ?? 0;
    if (this.bytes + body.length - before > mostBytes) return undefined;
    this.bytes += body.length - before;
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    objects?.set(key, { body, type: type || 'binary/octet-stream', etag, modified: this.now(), metadata });
    return etag;
  }

  private list(bucket: string, prefix: string, query: URLSearchParams): ServiceAnswer {
    const objects = this.buckets.get(bucket);
    if (objects === undefined) return fault(404, 'NoSuchBucket', 'The specified bucket does not exist');
    const most = Number(query.get('max-keys') ?? 1000);
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const Contents = keys.slice(0, most).map((Key) => contentOf(Key, objects.get(Key)));
    const counts = { KeyCount: Contents.length, MaxKeys: most, IsTruncated: keys.length > most };
    return xml(200, xmlOf('ListBucketResult', { Name: bucket, Prefix: prefix, ...counts, Contents }));
  }
}

/** S3 tells what a role may not as `AccessDenied`, in XML. */
const refused = ({ code, message, status }: ServiceFault): ServiceAnswer =>
  code === 'AccessDeniedException' ? fault(403, 'AccessDenied', message) : fault(status, code, message);

const contentOf = (Key: string, stored: Stored | undefined): object => ({
  Key,
  LastModified: new Date(stored?.modified ?? 0).toISOString(),
  ETag: stored?.etag,
  Size: stored?.body.length,
  StorageClass: 'STANDARD',
});

function found({ body, type, etag, modified, metadata }: Stored, method: string): ServiceAnswer {
  const headers: HeaderList = [
    ['content-type', type],
    ['etag', etag],
    ['last-modified', new Date(modified).toUTCString()],
    ...metadata,
  ];
  return { status: 200, headers, body: method === 'HEAD' ? Buffer.alloc(0) : body };
}

/** SDKs may send a body in signed chunks: `<hexadecimal length>;…` and the bytes, line by line. */
function bodyOf(request: ServiceRequest): Buffer {
  const { body } = request;
  if (
    !/aws-chunked/.test(headerOf(request, 'content-encoding') ?? '') &&
    headerOf(request, 'x-amz-decoded-content-length') === undefined
  )
    return body;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, line).split(';')[0] ?? '', 16);
    if (line < 0 || !(size > 0)) break;
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

const xml = (status: number, text: string): ServiceAnswer => ({
  status,
  headers: [['content-type', 'application/xml']],
  body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
});

const fault = (status: number, Code: string, Message: string): ServiceAnswer =>
  xml(status, xmlOf('Error', { Code, Message }));
