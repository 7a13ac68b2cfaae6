import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiAnswer, ApiRequest } from '../../../local';
import { type Listener, listen } from '../../../local/listener/listener';

let listener: Listener | undefined;
afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

const plain: ApiAnswer = {
  status: 200,
  headers: [
    ['X-One', '1'],
    ['x-two', 'a'],
    ['x-two', 'b'],
  ],
  body: Buffer.from('body'),
};

/** Sends bytes as they stand; answers what came back until the connection ends, and what the API was asked. */
async function exchange(bytes: string, answer: (request: ApiRequest) => Promise<ApiAnswer> = async () => plain) {
  const requests: ApiRequest[] = [];
  listener = await listen('127.0.0.1', 0, {
    answer: (request) => {
      requests.push(request);
      return answer(request);
    },
  });
  const [host = '', port] = listener.authority.split(':');
  const socket = connect(Number(port), host);
  socket.write(bytes);
  let came = '';
  for await (const chunk of socket) came += chunk;
  return { came, requests };
}

describe('a listener', () => {
  it('hands on path and headers byte for byte', async () => {
    const { requests } = await exchange(
      'GET /a//b%2Fc?x=%20&x=1&&y HTTP/1.1\r\nHost: Api.Example.com:80\r\nX-Mixed: 1\r\nx-mixed: 2\r\nConnection: close\r\n\r\n',
    );

    expect(requests).toEqual([
      {
        method: 'GET',
        target: '/a//b%2Fc?x=%20&x=1&&y',
        headers: [
          ['Host', 'Api.Example.com:80'],
          ['X-Mixed', '1'],
          ['x-mixed', '2'],
          ['Connection', 'close'],
        ],
        body: Buffer.alloc(0),
        sourceIp: '127.0.0.1',
        host: 'api.example.com',
      },
    ]);
  });

  it('sends headers in their order and case, each as often as it stands', async () => {
    const { came } = await exchange('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(came).toMatch(/^HTTP\/1\.1 200 OK\r\nX-One: 1\r\nx-two: a\r\nx-two: b\r\nContent-Length: 4\r\n/);
    expect(came).toMatch(/\r\n\r\nbody$/);
  });

  it('reads bodies in chunks', async () => {
    const { requests } = await exchange(
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    );

    expect(requests.map(({ body }) => body.toString())).toEqual(['abcde']);
  });

  it('lets callers go on that wait for permission', async () => {
    const { came } = await exchange(
      'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx',
    );

    expect(came).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  });

  it('sends no body to HEAD', async () => {
    const { came } = await exchange('HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(came).toMatch(/Content-Length: 4\r\n(.*\r\n)*\r\n$/);
  });

  it('answers several requests of one connection in their order', async () => {
    const { came } = await exchange(
      'GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      async ({ target }) => ({ ...plain, body: Buffer.from(`<${target}>`) }),
    );

    expect(came.match(/<.*?>/g)).toEqual(['</1>', '</2>']);
  });

  it('keeps of a large body just what shows that it is too large', async () => {
    const size = 12 * 1024 * 1024;
    const { requests } = await exchange(
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n${'x'.repeat(size)}`,
    );

    expect(requests.map(({ body }) => body.length)).toEqual([10 * 1024 * 1024 + 1]);
  });

  it('streams answers', async () => {
    async function* body() {
      yield Buffer.from('one ');
      yield Buffer.from('two');
    }
    const { came } = await exchange('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', async () => ({
      ...plain,
      body: Readable.from(body()),
    }));

    expect(came).toMatch(/\r\n\r\n4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n$/);
  });

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['an unfinished request line', 'GET\r\n\r\n'],
  ])('refuses %s without a stack trace', async (_, bytes) => {
    const { came } = await exchange(bytes);

    expect(came).toBe(
      'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 25\r\nConnection: close\r\n\r\n{"message":"Bad Request"}',
    );
  });

  it('hands on a verb that Node.js does not know, and ends with its answer', async () => {
    const { came, requests } = await exchange(
      'BREW /pot?a=1 HTTP/1.1\r\nHost: Pot.Example.com\r\nContent-Length: 2\r\n\r\nab',
    );

    expect(requests.map(({ method, target, host }) => [method, target, host])).toEqual([
      ['BREW', '/pot?a=1', 'pot.example.com'],
    ]);
    expect(came).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(came).toMatch(/Connection: close\r\n\r\nbody$/);
  });

  it('refuses headers that are too large to be read as APIs refuse them', async () => {
    const { came } = await exchange(`GET / HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(70_000)}\r\n\r\n`);

    expect(came).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(came).toMatch(/\r\n\r\n\{"message":"Request Header Fields Too Large"\}$/);
  });

  it('answers 500 where an answer cannot be sent as HTTP', async () => {
    const { came } = await exchange('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', async () => ({
      ...plain,
      headers: [['x-broken', 'a\r\nb']],
    }));

    expect(came).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
    expect(came).toMatch(/\r\n\r\n\{"message":"Internal Server Error"\}$/);
  });

  it('tells an address that cannot be listened at', async () => {
    await expect(listen('192.0.2.1', 0, { answer: async () => plain })).rejects.toThrow(
      /^cannot listen at 192\.0\.2\.1:0: .* Choose another with --host or --port\.$/,
    );
  });
});
