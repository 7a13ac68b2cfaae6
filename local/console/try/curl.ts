import type { HeaderList } from '../../api';
import { developerCredentials } from '../../identity/credentials';

/** A request for a terminal. */
export interface CurlProps {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string | undefined;
  /** Region of the signature; undefined when nothing is signed. */
  readonly signedIn: string | undefined;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that makes the same call. */
export function curlOf({ method, url, headers, body, signedIn }: CurlProps): string {
  const { accessKeyId, secretAccessKey } = developerCredentials;
  const signed = signedIn && [
    `--aws-sigv4 ${quoted(`aws:amz:${signedIn}:execute-api`)}`,
    `--user ${quoted(`${accessKeyId}:${secretAccessKey}`)}`,
  ];
  return [
    `curl -i -X ${quoted(method)} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(signed || []),
    ...(body === undefined ? [] : [`--data-binary ${quoted(body)}`]),
  ].join(' \\\n  ');
}
