import type { FunctionConfiguration } from './configuration';

/** Environment variables that Lambda's Node.js runtime sets itself. */
export function runtimeVariables(
  configuration: FunctionConfiguration,
  version: string,
  initialization: 'on-demand' | 'provisioned-concurrency',
  logStream: string,
): Record<string, string> {
  const { name, memory, region, logGroup, handler, runtime } = configuration;
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
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
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
