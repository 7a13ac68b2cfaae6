import type { RunOptions } from '../options';

/** Where a public URL is really asked: at the upstream that the run was given for its host, with the URL's own path, or else there. */
export function publicTarget(url: string, { upstreams = {} }: Pick<RunOptions, 'upstreams'>): string {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  const upstream = Object.hasOwn(upstreams, host) ? upstreams[host] : undefined;
  return upstream === undefined ? url : upstream.replace(/\/$/, '') + path;
}
