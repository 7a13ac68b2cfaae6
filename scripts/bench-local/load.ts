import { Agent, request } from 'node:http';

/** Where load goes. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One answer's status and body. */
export interface Got {
  readonly status: number;
  readonly body: string;
}

/** Asks once. Rejects when nobody answers. */
export function ask({ url, headers }: Target, agent?: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Sends so many requests over ten connections and answers the seconds it took. Any answer but 200 is an error. */
export async function load(target: Target, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 10 });
  let left = requests;
  const begun = performance.now();
  const connection = async () => {
    while (left-- > 0) {
      const { status, body } = await ask(target, agent);
      if (status !== 200) throw new Error(`${target.url}: must answer 200, was ${status} ${body}`);
    }
  };
  await Promise.all(Array.from({ length: 10 }, connection));
  agent.destroy();
  return (performance.now() - begun) / 1000;
}

/** Asks until an answer fits, and answers the milliseconds since `begun`; not a number when none does within ten seconds. */
export async function until(target: Target, fits: (got: Got) => boolean, begun: number): Promise<number> {
  while (performance.now() - begun < 10_000) {
    const got = await ask(target).catch(() => undefined);
    if (got !== undefined && fits(got)) return performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Number.NaN;
}
