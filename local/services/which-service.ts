import type { HeaderList } from '../api';

/** Which service a request is for, in which region, and whose key signed it. */
export interface Addressee {
  readonly service: string;
  readonly region: string | undefined;
  readonly accessKey: string | undefined;
  /** Host without port. */
  readonly host: string;
}

/** Labels of hosts that differ from the endpoint prefix of their service. */
const renamed: Readonly<Record<string, string>> = { ddb: 'dynamodb', 'streams.dynamodb': 'dynamodbstreams' };

/** Reads the addressee from the credential scope of the signature, else from the host. */
export function addresseeOf(headers: HeaderList): Addressee {
  const header = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? '';
  const host = header('host').replace(/:\d+$/, '').toLowerCase();
  const [, accessKey, region, service] =
    /Credential=([^/,]+)\/\d+\/([^/,]+)\/([^/,]+)\//.exec(header('authorization')) ?? [];
  return {
    service: service ?? serviceAt(host),
    region: region ?? /\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(host)?.[1],
    accessKey,
    host,
  };
}

/** `sqs` of `sqs.eu-west-1.amazonaws.com`, `s3` of `bucket.s3.eu-west-1.amazonaws.com`. */
function serviceAt(host: string): string {
  const [, before = ''] =
    /^(.+?)(?:\.[a-z]{2}(?:-[a-z]+)+-\d)?\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.exec(host) ?? [];
  const label = before.split('.').at(-1) ?? '';
  return renamed[label] ?? label;
}
