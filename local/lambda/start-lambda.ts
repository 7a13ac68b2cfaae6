import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import type { RunEvent } from '../events';
import type { RunOptions } from '../options';
import { CodeFolders } from './code-folder';
import { configurationOf } from './configuration';
import type { EnvironmentSettings } from './environment';
import type { Invocation, InvocationResult, Lambda } from './lambda';
import { Pool } from './pool';
import { notFound } from './refusal';
import { runtimeVariables } from './runtime-variables';

/** What functions run in. */
export interface LambdaSurroundings {
  readonly deployed: Deployed;
  readonly options: RunOptions;
  /** Where AWS is found; asked when the first environment starts. */
  readonly endpoint: () => string;
  tell(event: RunEvent): void;
  unsupported(address: string, why: string): void;
}

/** Starts the functions of a document. */
export function startLambda(surroundings: LambdaSurroundings): Lambda {
  const { deployed, options, tell, endpoint } = surroundings;
  const root = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const folders = new CodeFolders(root);
  const pools = new Map<string, Pool>();
  let environments = 0;
  for (const resource of deployed.model.ofType('aws_lambda_function')) {
    const configuration = configurationOf(resource, deployed);
    const settings = (): EnvironmentSettings => {
      const tmp = join(root, 'tmp', String(environments++));
      mkdirSync(tmp, { recursive: true });
      const { handler, timeout, memory, logFormat, logLevel, name } = configuration;
      return {
        task: folders.of(resolve(deployed.folder, textOf(resource.get('filename')) ?? '')),
        opt: undefined,
        tmp,
        real: [root],
        handler,
        timeout,
        memory,
        logFormat,
        logLevel,
        variables: { ...configuration.variables, ...runtimeVariables(configuration, '$LATEST', 'on-demand', 'local') },
        endpoint: endpoint(),
        issuerHosts: [],
        inspected: options.inspect ?? false,
        log: (line, request) => tell({ event: 'log', stack: deployed.stack, function: name, request, line }),
      };
    };
    pools.set(configuration.arn, new Pool(settings));
  }
  return {
    async invoke({ functionArn, payload }: Invocation): Promise<InvocationResult> {
      const pool = pools.get(functionArn.split(':').slice(0, 7).join(':'));
      if (pool === undefined) return notFound(functionArn);
      return pool.invoke({ functionArn, payload, requestId: randomUUID(), traceHeader: '' });
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}
