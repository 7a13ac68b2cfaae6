import { randomUUID } from 'node:crypto';
import type { Deployed } from '../deployed/deployed';
import type { Deliveries } from './deliver';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from './service';

const starting = new Set(['StartExecution', 'StartSyncExecution']);

/** Step Functions: executions are accepted and answered plausibly; no state is run. */
export class StepFunctions implements Service {
  private readonly machines: ReadonlySet<string>;

  constructor(
    { model }: Deployed,
    deliveries: Deliveries,
    private readonly now: () => number,
    unsupported: (address: string, why: string) => void,
  ) {
    const machines = model.ofType('aws_sfn_state_machine');
    this.machines = new Set(machines.map((machine) => String(machine.attribute('arn'))));
    for (const { address } of machines)
      unsupported(address, 'executions are accepted and succeed with their input as output; no state is run');
    deliveries.register('states', () => undefined);
  }

  needs({ operation, input }: Call): readonly Need[] {
    return [{ action: `states:${operation}`, resource: String(input.stateMachineArn ?? input.executionArn ?? '*') }];
  }

  async answer({ operation, input }: Call): Promise<Input> {
    if (!starting.has(operation)) throw unknownOperation(`states:${operation}`);
    const machine = String(input.stateMachineArn);
    if (!this.machines.has(machine))
      throw new ServiceFault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machine}'`);
    const name = String(input.name ?? randomUUID());
    const kind = operation === 'StartExecution' ? 'execution' : 'express';
    const executionArn = `${machine.replace(':stateMachine:', `:${kind}:`)}:${name}`;
    const startDate = this.now() / 1000;
    if (operation === 'StartExecution') return { executionArn, startDate };
    const given = { input: input.input ?? '{}', output: input.input ?? '{}' };
    return {
      executionArn,
      stateMachineArn: machine,
      name,
      startDate,
      stopDate: startDate,
      status: 'SUCCEEDED',
      ...given,
    };
  }
}
