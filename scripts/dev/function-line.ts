import { styleText } from 'node:util';
import type { LogEvent } from '../../local';

/** A line of a function for a person: without what the terminal shows anyway. Metrics are for CloudWatch: they are left out. */
export function functionLine({ function: address, line }: LogEvent): string | undefined {
  if (line.startsWith('{"_aws":')) return undefined;
  const name = address.replace(/^.*aws_lambda_function\./, '');
  return `         ${styleText('dim', `${name} |`)} ${plain(line)}`;
}

/** `<time>\t<request>\t<level>\t<message>`, or JSON with level and message. */
function plain(line: string): string {
  const [, level, message] = /^\S+Z\t\S+\t([A-Z]+)\t(.*)$/s.exec(line) ?? [];
  if (message !== undefined) return level === 'INFO' ? message : `${level} ${message}`;
  return line.startsWith('{') ? fromJson(line) : line;
}

function fromJson(line: string): string {
  try {
    const { level, message, timestamp: _, requestId: __, ...others } = JSON.parse(line);
    if (typeof level !== 'string' || message === undefined) return line;
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    const more = Object.keys(others).length === 0 ? '' : ` ${JSON.stringify(others)}`;
    return `${level === 'INFO' ? '' : `${level} `}${text}${styleText('dim', more)}`;
  } catch {
    return line;
  }
}
