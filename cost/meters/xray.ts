import { requests } from '../calls/apis';
import { shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Traces of requests, where a function or a stage is traced. */
export function xrayUsage(stack: Stack): readonly Usage[] {
  const traced = [
    ...stack.all('aws_api_gateway_stage').filter((stage) => stack.isTrue(stage, 'xray_tracing_enabled', stage.address)),
    ...stack.all('aws_lambda_function').filter((lambda) => lambda.block('tracing_config')?.get('mode') === 'Active'),
  ];
  const calls = requests(stack);
  if (traced.length === 0 || calls.isZero) return [];
  const share = stack.traffic.number('xraySampling');
  return [usage('xray.traces', traced, calls.times(share), `${shown(calls)} requests × ${shown(share)}`)];
}
