import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const functions: ReadBack = {
  type: 'aws_lambda_function',
  command: ({ function_name }) => ['lambda', 'get-function-configuration', '--function-name', function_name],
  told: (told) => [
    {
      name: told.FunctionName,
      memory: told.MemorySize,
      timeout: told.Timeout,
      runtime: told.Runtime,
      architectures: told.Architectures,
      log: told.LoggingConfig.LogGroup,
      tracing: told.TracingConfig.Mode,
    },
  ],
  wanted: ({ function_name, memory_size, timeout, runtime, architectures, logging_config, tracing_config }) => ({
    name: function_name,
    memory: memory_size,
    timeout,
    runtime,
    architectures,
    log: logging_config[0].log_group,
    tracing: tracing_config[0].mode,
  }),
};

const permissions: ReadBack = {
  type: 'aws_lambda_permission',
  command: ({ function_name, qualifier }) => {
    const alias = qualifier ? ['--qualifier', qualifier] : [];
    return ['lambda', 'get-policy', '--function-name', function_name, ...alias];
  },
  told: ({ Policy }) =>
    JSON.parse(Policy).Statement.map((statement: Json) => ({
      id: statement.Sid,
      action: statement.Action,
      principal: statement.Principal.Service ?? statement.Principal,
      source: statement.Condition?.ArnLike?.['AWS:SourceArn'],
    })),
  wanted: ({ statement_id, action, principal, source_arn }) => ({
    id: statement_id,
    action,
    principal,
    source: source_arn ?? undefined,
  }),
};

const provisionedConcurrency: ReadBack = {
  type: 'aws_lambda_provisioned_concurrency_config',
  command: ({ function_name, qualifier }) => {
    const alias = ['--function-name', function_name, '--qualifier', qualifier];
    return ['lambda', 'get-provisioned-concurrency-config', ...alias];
  },
  told: ({ RequestedProvisionedConcurrentExecutions }) => [{ executions: RequestedProvisionedConcurrentExecutions }],
  wanted: ({ provisioned_concurrent_executions }) => ({ executions: provisioned_concurrent_executions }),
};

const schedules: ReadBack = {
  type: 'aws_cloudwatch_event_target',
  command: ({ rule }) => ['events', 'list-targets-by-rule', '--rule', rule],
  told: ({ Targets }) => Targets.map(({ Arn, Input }: Json) => ({ arn: Arn, input: Input })),
  wanted: ({ arn, input }) => ({ arn, input }),
};

/** What runs, and who may call it. */
export const functionReadBacks: readonly ReadBack[] = [functions, permissions, provisionedConcurrency, schedules];
