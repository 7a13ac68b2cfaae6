import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { folderOf } from '../support/functions';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A second is the shortest time-out that a function can have. */
const timeout = 1;

const document = JSON.stringify({
  resource: {
    aws_apigatewayv2_api: { api: { name: 'a', protocol_type: 'HTTP', target: '${aws_lambda_function.f.arn}' } },
    aws_lambda_function: {
      f: { function_name: 'f', role: 'r', runtime: 'nodejs22.x', handler: 'index.handler', filename: 'code', timeout },
    },
    aws_lambda_permission: {
      p: { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
    },
  },
});
const code = `export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  return { statusCode: 200, body: name };
};
`;

let child: ChildProcess | undefined;
let debug: WebSocket | undefined;
afterEach(() => {
  debug?.terminate();
  child?.kill('SIGKILL');
});

// biome-ignore lint/suspicious/noExplicitAny: messages of the inspector protocol, read member by member
type Message = any;

/** A thread that stands still. */
interface Stop {
  readonly frame: Message;
  readonly resume: () => void;
}

/** Attaches to a process, whose threads stop at a breakpoint. Its first stop is given later. */
async function stopAt(url: string, breakpoint: object): Promise<{ stopped: Promise<Stop> }> {
  const socket = new WebSocket(url);
  debug = socket;
  await once(socket, 'open');
  let id = 0;
  const say = (method: string, params: object) => socket.send(JSON.stringify({ id: ++id, method, params }));
  const sayTo = (sessionId: string, method: string, params: object = {}) =>
    say('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id: ++id, method, params }) });
  const stopped = new Promise<Stop>((resolve) => {
    socket.on('message', (data) => {
      const { method, params } = JSON.parse(String(data)) as Message;
      if (method === 'NodeWorker.attachedToWorker') {
        sayTo(params.sessionId, 'Debugger.enable');
        sayTo(params.sessionId, 'Debugger.setBreakpointByUrl', breakpoint);
        sayTo(params.sessionId, 'Runtime.runIfWaitingForDebugger');
      }
      if (method !== 'NodeWorker.receivedMessageFromWorker') return;
      const heard = JSON.parse(params.message) as Message;
      if (heard.method !== 'Debugger.paused') return;
      const resume = () => sayTo(params.sessionId, 'Debugger.resume');
      if (heard.params.hitBreakpoints?.length > 0) resolve({ frame: heard.params.callFrames[0], resume });
      else resume();
    });
  });
  say('NodeWorker.enable', { waitForDebuggerOnStart: true });
  return { stopped };
}

/** Starts the command, and gives the endpoint of the API and the address for debuggers. */
function inspected(folder: string): Promise<{ endpoint: string; debuggers: string }> {
  const running = spawn('node', ['scripts/run.mjs', 'dev', folder, '--port', '0', '--format', 'json', '--inspect'], {
    cwd: root,
  });
  child = running;
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (text: Buffer) => {
      printed += text;
      const endpoint = /"endpoint":"([^"]+)"/.exec(printed)?.[1];
      const debuggers = /Debugger listening on (ws:\S+)/.exec(printed)?.[1];
      if (endpoint !== undefined && debuggers !== undefined) resolve({ endpoint, debuggers });
    };
    running.stdout.on('data', read);
    running.stderr.on('data', read);
    running.on('close', () => reject(new Error(printed)));
  });
}

it('--inspect lets a debugger stop a handler for longer than its time-out, and the answer comes all the same', async () => {
  const { endpoint, debuggers } = await inspected(folderOf({ 'main.tf.json': document, 'code/index.mjs': code }));
  const { stopped } = await stopAt(debuggers, { urlRegex: '/index\\.mjs$', lineNumber: 2 });
  const answer = fetch(`${endpoint}/x?name=Ann`);
  const { frame, resume } = await stopped;
  await passed(timeout * 1500);
  resume();
  const { status } = await answer;

  expect([frame.functionName, frame.location.lineNumber]).toEqual(['handler', 2]);
  expect([status, await (await answer).text()]).toEqual([200, 'Ann']);
});
