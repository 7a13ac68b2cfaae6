import type { Value } from '../../terraform/language/value';
import { outlineOf } from './apis';
import { shown } from './define';

const regionName = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** Whether a piece of an ARN is known: no part of it is open, and none is a stage variable. */
const isKnown = (piece: string): boolean => !piece.includes('$');

/** The partition of a region; undefined for those of which few are known. */
function partitionOf(region: string): string | undefined {
  if (/-iso|^eusc/.test(region)) return undefined;
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function pieceProblem(arn: string, service: string): string | undefined {
  const [start, partition = '', named, region = '', account = ''] = arn.split(':');
  if (start !== 'arn' || named !== service || !isKnown(region)) return undefined;
  if (!regionName.test(region)) return `must name a region such as eu-west-1, named ${shown(region)}`;
  const own = partitionOf(region) ?? partition;
  if (isKnown(partition) && partition !== own)
    return `must begin with arn:${own} in ${region}, began with arn:${partition}`;
  return service === 'lambda' && isKnown(account) && !/^\d{12}$/.test(account)
    ? `must name the account of the function by 12 digits, named ${shown(account)}`
    : undefined;
}

const calledFunction = /:lambda:path\/[^/]+\/functions\/(arn:.+)\/(?:response-streaming-)?invocations$/;

/** Says that what API Gateway is to call is in no region or account, because a word of an example still stands there. */
export function gatewayArnProblem(value: Value | undefined): string | undefined {
  const text = outlineOf(value, '$')?.replace(/\$\{[^}]*\}/g, '$') ?? '';
  return (
    pieceProblem(text, 'apigateway') ??
    pieceProblem(text, 'lambda') ??
    pieceProblem(calledFunction.exec(text)?.[1] ?? '', 'lambda')
  );
}
