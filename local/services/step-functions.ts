import { randomUUID } from 'node:crypto';
import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';
import type { Deliveries } from './deliver';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from './service';

type Kind = 'STANDARD' | 'EXPRESS';

/** Step Functions: executions are accepted and answered plausibly; no state is run. */
export class StepFunctions implements Service {
  private readonly machines: ReadonlyMap<string, Kind>;
  private readonly executions = new Set<string>();

  constructor(
    { model }: Deployed,
    deliveries: Deliveries,
    private readonly now: () => number,
    unsupported: (address: string, why: string) => void,
  ) {
    const machines = model.ofType('aws_sfn_state_machine');
    this.machines = new Map(machines.map((machine) => [String(machine.attribute('arn')), kindOf(machine)]));
    for (const { address } of machines)
      unsupported(address, 'executions are accepted and succeed with their input as output; no state is run');
    deliveries.register('states', () => undefined);
  }

  needs({ operation, input }: Call): readonly Need[] {
    return [{ action: `states:${operation}`, resource: String(input.stateMachineArn ?? input.executionArn ?? '*') }];
  }

  async answer({ operation, input }: Call): Promise<Input> {
    if (operation === 'StartExecution') return this.start(input);
    if (operation === 'StartSyncExecution') return this.startSync(input);
    if (operation === 'StopExecution') return this.stop(String(input.executionArn));
    throw unknownOperation(`states:${operation}`);
  }

  private start(input: Input): Input {
    const { kind, executionArn } = this.execution(input);
    if (kind === 'STANDARD') this.executions.add(executionArn);
    return { executionArn, startDate: this.now() / 1000 };
  }

  private startSync(input: Input): Input {
    const { kind, ...execution } = this.execution(input);
    if (kind === 'STANDARD') throw wrongKind();
    const given = input.input ?? '{}';
    const startDate = this.now() / 1000;
    return { ...execution, startDate, stopDate: startDate, status: 'SUCCEEDED', input: given, output: given };
  }

  private execution({ stateMachineArn, name = randomUUID() }: Input) {
    const machine = String(stateMachineArn);
    const kind = this.machines.get(machine);
    if (kind === undefined)
      throw new ServiceFault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machine}'`);
    const owner = machine.replace(':stateMachine:', kind === 'STANDARD' ? ':execution:' : ':express:');
    return { kind, executionArn: `${owner}:${name}`, stateMachineArn: machine, name };
  }

  /** An execution that has ended stays ended. */
  private stop(executionArn: string): Input {
    if (executionArn.includes(':express:')) throw wrongKind();
    if (!this.executions.has(executionArn))
      throw new ServiceFault('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return { stopDate: this.now() / 1000 };
  }
}

const kindOf = (machine: Resource): Kind => (machine.get('type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD');

const wrongKind = (): ServiceFault =>
  new ServiceFault('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
