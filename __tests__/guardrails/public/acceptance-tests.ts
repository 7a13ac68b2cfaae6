import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluation, type GoValue, NotFollowed, unknown } from './go-evaluate';
import { type GoFunction, type GoPackage, lineEnd, packageOf } from './go-functions';
import { behindBracket, type Token } from './go-tokens';

/** A configuration that a test of the provider applies on AWS. */
export interface Applied {
  /** `apigatewayv2/TestAccAPIGatewayV2Stage_basic 1` */
  readonly name: string;
  readonly text: string;
}

/** Services whose resources the guard judges. */
const services = [
  ...[
    'acm',
    'apigateway',
    'apigatewayv2',
    'appautoscaling',
    'appsync',
    'autoscaling',
    'backup',
    'budgets',
    'cloudfront',
    'cloudwatch',
    'cognitoidentity',
    'cognitoidp',
    'deploy',
    'dynamodb',
  ],
  ...[
    'ec2',
    'ecr',
    'ecs',
    'efs',
    'elasticache',
    'elbv2',
    'events',
    'firehose',
    'iam',
    'kafka',
    'kinesis',
    'kms',
    'lambda',
    'logs',
  ],
  ...[
    'mq',
    'opensearch',
    'pipes',
    'rds',
    'route53',
    's3',
    'scheduler',
    'secretsmanager',
    'servicediscovery',
    'sfn',
    'sns',
    'sqs',
    'ssm',
    'synthetics',
  ],
  ...['wafv2', 'xray'],
];

/** The configurations of the provider's own acceptance tests, in a working copy of its repository; steps that expect an error left out. */
export function* appliedIn(folder: string): Generator<Applied> {
  const helpers = packageOf(goFilesIn(join(folder, 'internal/acctest')));
  for (const service of services) {
    const own = packageOf(goFilesIn(join(folder, 'internal/service', service)));
    const seen = new Set<string>();
    for (const test of own.functions.values()) {
      if (!/^(TestAcc|testAcc)/.test(test.name)) continue;
      for (const { name, text } of stepsOf(test, own, helpers)) {
        if (seen.has(text)) continue;
        seen.add(text);
        yield { name: `${service}/${name}`, text };
      }
    }
  }
}

const goFilesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.go'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

function* stepsOf(test: GoFunction, own: GoPackage, helpers: GoPackage): Generator<Applied> {
  const evaluation = new Evaluation(own, helpers);
  const names = bindingsIn(test, evaluation);
  let step = 0;
  for (const [at, token] of test.body.entries()) {
    if (token.value !== 'Config' || test.body[at + 1]?.value !== ':') continue;
    step++;
    const text = expectsError(test.body, at) ? undefined : textAt(test.body, at + 2, evaluation, names);
    if (text !== undefined) yield { name: `${test.name} ${step}`, text };
  }
}

function bindingsIn({ body, parameters }: GoFunction, evaluation: Evaluation): Map<string, GoValue> {
  const names = new Map<string, GoValue>(parameters.map((name) => [name, unknown]));
  for (let at = 0; at < body.length; at = lineEnd(body, at) + 1) {
    try {
      evaluation.bind(body.slice(at, lineEnd(body, at)), names);
    } catch (problem) {
      if (!(problem instanceof NotFollowed)) throw problem;
    }
  }
  return names;
}

function textAt(
  body: readonly Token[],
  from: number,
  evaluation: Evaluation,
  names: Map<string, GoValue>,
): string | undefined {
  let end = from;
  while (end < body.length && !/^[,\n}]$/.test(body[end]?.value ?? ''))
    end = '({['.includes(body[end]?.value ?? ' ') ? behindBracket(body, end) : end + 1;
  try {
    const value = evaluation.value(body.slice(from, end), names);
    return typeof value === 'string' ? value : undefined;
  } catch (problem) {
    if (problem instanceof NotFollowed) return undefined;
    throw problem;
  }
}

/** Whether the step around a place says that it is refused, or is only planned. */
function expectsError(body: readonly Token[], at: number): boolean {
  let open = at;
  for (let depth = 0; open > 0; open--) {
    const { kind, value } = body[open] ?? { kind: 'sign', value: '' };
    if (kind !== 'sign') continue;
    if (')}]'.includes(value)) depth++;
    else if ('({['.includes(value) && depth-- === 0) break;
  }
  return body
    .slice(open, behindBracket(body, open))
    .some(({ value }) => value === 'ExpectError' || value === 'PlanOnly');
}
