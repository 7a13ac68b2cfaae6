import { styleText } from 'node:util';
import type { LogEvent } from '../../local';
import { loggedLine, metricsOf } from '../../local/console/log-lines';

/** A line of a function for a person: without what the terminal shows anyway. Metrics are for CloudWatch: they are left out. */
export function functionLine({ function: address, line }: LogEvent): string | undefined {
  if (metricsOf(line) !== undefined) return undefined;
  // Modules call their functions alike, `this` mostly: their own name has to stay.
  const name = address.replace(/aws_lambda_function\.(?!.*aws_lambda_function\.)/, '');
  return `         ${styleText('dim', `${name} |`)} ${plain(line)}`;
}

function plain(line: string): string {
  const { level = 'INFO', message, others } = loggedLine(line);
  const { timestamp: _, requestId: __, ...more } = others;
  const rest = Object.keys(more).length === 0 ? '' : styleText('dim', ` ${JSON.stringify(more)}`);
  return `${level === 'INFO' ? '' : `${level} `}${message}${rest}`;
}
