import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const functions: ReadBack = {
  type: 'aws_lambda_function',
  command: ({ function_name }) => ['lambda', 'get-function-configuration', '--function-name', function_name],
  deployed: (deployed) => [
    {
      name: deployed.FunctionName,
      memory: deployed.MemorySize,
      timeout: deployed.Timeout,
      runtime: deployed.Runtime,
      architectures: deployed.Architectures,
      log: deployed.LoggingConfig.LogGroup,
      tracing: deployed.TracingConfig.Mode,
    },
  ],
  expected: ({ function_name, memory_size, timeout, runtime, architectures, logging_config, tracing_config }) => ({
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
  deployed: ({ Policy }) =>
    JSON.parse(Policy).Statement.map((statement: Json) => ({
      id: statement.Sid,
      action: statement.Action,
      principal: statement.Principal.Service ?? statement.Principal,
      source: statement.Condition?.ArnLike?.['AWS:SourceArn'],
    })),
  expected: ({ statement_id, action, principal, source_arn }) => ({
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
  deployed: ({ RequestedProvisionedConcurrentExecutions }) => [
    { executions: RequestedProvisionedConcurrentExecutions },
  ],
  expected: ({ provisioned_concurrent_executions }) => ({ executions: provisioned_concurrent_executions }),
};

const schedules: ReadBack = {
  type: 'aws_cloudwatch_event_target',
  command: ({ rule }) => ['events', 'list-targets-by-rule', '--rule', rule],
  deployed: ({ Targets }) => Targets.map(({ Arn, Input }: Json) => ({ arn: Arn, input: Input })),
  expected: ({ arn, input }) => ({ arn, input }),
};

/** What runs, and who may call it. */
export const functionReadBacks: readonly ReadBack[] = [functions, permissions, provisionedConcurrency, schedules];
