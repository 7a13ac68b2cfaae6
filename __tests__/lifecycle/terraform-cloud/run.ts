import type { Ended } from '../../with-terraform/run';
import { applyRemotely, planRemotely, type RemotePlan, type Worker } from './remote-run';

/** What Terraform asks for with a run. */
export interface RunRequest {
  /** Name of the workspace. */
  readonly workspace: string;

  /** It can be looked at, never applied. */
  readonly speculative: boolean;

  /** It is applied without anybody being asked. */
  readonly autoApply: boolean;
}

/** What a run does, each with a log of its own. */
export type Step = 'plan' | 'apply';

/** One run of a workspace, carried out from the moment it is made. */
export class Run {
  /** What planning gave, once it is done. */
  plan?: RemotePlan;

  /** What applying gave, once it is done; a speculative run has none. */
  apply?: Ended;

  /** Whose logs Terraform has begun to read. */
  readonly logsRead = new Set<Step>();

  constructor(
    readonly id: string,
    readonly request: RunRequest,
    private readonly worker: Worker,
  ) {
    void this.carryOut();
  }

  /** Whether the plan would change anything. */
  get hasChanges(): boolean {
    return this.plan?.code === 0 && !this.plan.output.includes('No changes.');
  }

  /** The state of the run, in Terraform Cloud's words. */
  get status(): string {
    if (this.plan === undefined) return 'planning';
    if (this.plan.code !== 0) return 'errored';
    if (this.request.speculative || !this.hasChanges) return 'planned_and_finished';
    if (this.apply === undefined) return this.request.autoApply ? 'applying' : 'planned';
    return this.apply.code === 0 ? 'applied' : 'errored';
  }

  /**
   * The state of a step. It is running until its log is read: Terraform asks when a log is empty, and does not come back for one whose step
   * has ended.
   */
  statusOf(step: Step): string {
    const ended = this[step];
    if (ended === undefined || !this.logsRead.has(step)) return 'running';
    return ended.code === 0 ? 'finished' : 'errored';
  }

  private async carryOut(): Promise<void> {
    this.plan = await planRemotely(this.worker);
    if (this.status === 'applying') this.apply = await applyRemotely(this.worker);
  }
}
