import { randomUUID } from 'node:crypto';
import { credentialsOf } from '../identity/credentials';
import type { FunctionConfiguration } from './configuration';

/** Whether an environment was started for a call, or before. */
export type Initialization = 'on-demand' | 'provisioned-concurrency';

/** Environment variables that Lambda's Node.js runtime sets itself. */
export function runtimeVariables(
  configuration: FunctionConfiguration,
  version: string,
  initialization: Initialization,
): Record<string, string> {
  const { name, memory, region, logGroup, handler, runtime, roleArn } = configuration;
  const credentials = credentialsOf(roleArn ?? '');
  const major = /\d+/.exec(runtime)?.[0] ?? '22';
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: initialization,
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream(version),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: handler,
    NODE_PATH: `/opt/nodejs/node${major}/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task`,
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    PWD: '/var/task',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}

/** A log stream of its own for each environment: `2026/11/21/[$LATEST]9a3c…`. */
function logStream(version: string): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${randomUUID().replaceAll('-', '')}`;
}
