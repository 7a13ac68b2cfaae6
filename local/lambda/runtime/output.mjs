import process, { stderr, stdout } from 'node:process';
import { formatWithOptions } from 'node:util';
import { say, start } from './channel.mjs';
import { current } from './current-call.mjs';

/** Levels of log lines, the least first, as Lambda orders them. */
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** Sends what the function writes to its environment, in the form that CloudWatch would show. */
export function captureOutput() {
  passOverNodeVersion();
  for (const stream of [stdout, stderr]) stream.write = writeTo(stream);
  for (const [method, level] of /** @type {const} */ ([
    ['trace', 'TRACE'],
    ['debug', 'DEBUG'],
    ['log', 'INFO'],
    ['info', 'INFO'],
    ['warn', 'WARN'],
    ['error', 'ERROR'],
  ])) {
    console[method] = (/** @type {unknown[]} */ ...values) => log(level, values);
  }
}

/** An SDK warns of the Node.js of this machine, which is not the one that the function has on Lambda. */
function passOverNodeVersion() {
  const { emitWarning } = process;
  process.emitWarning = (/** @type {any} */ warning, /** @type {any[]} */ ...given) => {
    const name = warning?.name ?? given[0]?.type ?? given[0];
    const text = String(warning?.message ?? warning);
    if (name !== 'NodeVersionSupportWarning' && !text.startsWith('NodeVersionSupportWarning'))
      emitWarning(warning, ...given);
  };
}

/** @param {string} level @param {unknown[]} values */
function log(level, values) {
  if (start.logFormat !== 'JSON')
    tell(`${new Date().toISOString()}\t${current.requestId}\t${level}\t${formatted(values)}`);
  else if (levels.indexOf(level) >= levels.indexOf(start.logLevel)) tell(jsonLine(level, values));
}

/** @param {string} level @param {unknown[]} values */
function jsonLine(level, values) {
  const [only] = values;
  const line = { timestamp: new Date().toISOString(), level, requestId: current.requestId };
  const problem = values.find((value) => value instanceof Error);
  const message = values.length === 1 && problem === undefined ? only : formatted(values);
  try {
    return JSON.stringify({ ...line, message, ...(problem instanceof Error ? errorMembers(problem) : {}) });
  } catch {
    return JSON.stringify({ ...line, message: formatted(values) });
  }
}

/** @param {Error} problem */
function errorMembers({ name, message, stack }) {
  return { errorType: name, errorMessage: message, stackTrace: (stack ?? '').split('\n').slice(1) };
}

/** @param {unknown[]} values */
function formatted(values) {
  return formatWithOptions({ colors: false }, ...values);
}

/**
 * What is written without `console` goes as it stands, line by line.
 *
 * @param {NodeJS.WriteStream} stream
 */
function writeTo(stream) {
  let unfinished = '';
  return (
    /** @type {string | Uint8Array} */ chunk,
    /** @type {unknown} */ encoding = undefined,
    /** @type {unknown} */ then = undefined,
  ) => {
    const lines = (unfinished + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) tell(line);
    const done = typeof encoding === 'function' ? encoding : then;
    if (typeof done === 'function') queueMicrotask(() => done());
    return stream.writable;
  };
}

/** @param {string} line */
function tell(line) {
  say(['log', line, current.requestId]);
}
