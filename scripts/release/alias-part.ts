import type { DeploymentInfo, DeploymentStatus } from '@aws-sdk/client-codedeploy';
import { paginateListVersionsByFunction } from '@aws-sdk/client-lambda';
import { appSpecOf, moveOf } from './app-spec';
import type { Clients } from './clients';
import type { Look, Part, Progress } from './part';

/** Where an alias and its releases are found. */
export interface AliasPlace {
  readonly functionName: string;
  readonly aliasName: string;
  readonly applicationName: string;
  readonly deploymentGroupName: string;
}

const runs: DeploymentStatus[] = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'];
const failed: DeploymentStatus[] = ['Failed', 'Stopped'];

/** How many earlier releases are asked whether they were taken back: as many as CodeDeploy tells of at once. */
const remembered = 25;

/** An alias of a Lambda function, which CodeDeploy moves. */
export class AliasPart implements Part {
  readonly name: string;

  private deploymentId?: string;

  constructor(
    private readonly place: AliasPlace,
    private readonly clients: Clients,
  ) {
    this.name = `alias ${place.aliasName} of ${place.functionName}`;
  }

  async look(): Promise<Look> {
    const { version, weights } = await this.alias();
    const newest = await this.newestVersion();
    [this.deploymentId] = await this.deployments(runs);
    const [shifting] = weights;
    const target = shifting?.version ?? (newest > Number(version) ? String(newest) : undefined);
    const running = this.deploymentId !== undefined;
    const takenBackBy = target && !running ? await this.thatTookBack(target) : undefined;
    return {
      released: versionCalled(version),
      ...(target && { newest: versionCalled(target) }),
      percent: shifting?.percent ?? 0,
      running,
      ...(takenBackBy && { takenBackBy: `deployment ${takenBackBy}` }),
    };
  }

  async start(): Promise<void> {
    const { functionName, aliasName, applicationName, deploymentGroupName } = this.place;
    const { version: from } = await this.alias();
    const revision = appSpecOf({ functionName, aliasName, from, to: String(await this.newestVersion()) });
    const asked = { applicationName, deploymentGroupName, revision };
    this.deploymentId = (await this.clients.codeDeploy.createDeployment(asked)).deploymentId;
  }

  async follow(): Promise<Progress> {
    const deployment = await this.deployment(this.deploymentId);
    const { version, weights } = await this.alias();
    const percent = weights[0]?.percent ?? 0;
    if (isRunning(deployment)) return { percent };
    if (deployment?.status === 'Succeeded') return { percent: 100, ended: 'released' };
    // CodeDeploy takes an alias back by a deployment of its own.
    if (isRunning(await this.deployment(deployment?.rollbackInfo?.rollbackDeploymentId))) return { percent };
    const from = moveOf(deployment?.revision)?.from ?? version;
    if (weights.length > 0 || version !== from) await this.putBack(from);
    return { percent: 0, ended: 'taken back', why: deployment?.errorInformation?.message ?? 'It was stopped.' };
  }

  async stop(): Promise<void> {
    const { deploymentId } = this;
    if (deploymentId === undefined) return;
    await this.clients.codeDeploy.stopDeployment({ deploymentId, autoRollbackEnabled: true });
  }

  private async alias() {
    const { functionName, aliasName } = this.place;
    const told = await this.clients.lambda.getAlias({ FunctionName: functionName, Name: aliasName });
    const weights = Object.entries(told.RoutingConfig?.AdditionalVersionWeights ?? {});
    return {
      version: told.FunctionVersion ?? '',
      weights: weights.map(([version, weight]) => ({ version, percent: Math.round(weight * 100) })),
    };
  }

  /** For a rollback that failed, or had nothing to go back to. */
  private async putBack(version: string): Promise<void> {
    const { functionName, aliasName } = this.place;
    await this.clients.lambda.updateAlias({
      FunctionName: functionName,
      Name: aliasName,
      FunctionVersion: version,
      RoutingConfig: { AdditionalVersionWeights: {} },
    });
  }

  /** Versions are counted up; `$LATEST` is no version. */
  private async newestVersion(): Promise<number> {
    const { lambda: client } = this.clients;
    let newest = 0;
    for await (const page of paginateListVersionsByFunction({ client }, { FunctionName: this.place.functionName })) {
      const numbers = (page.Versions ?? []).map(({ Version }) => Number(Version));
      newest = Math.max(newest, ...numbers.filter(Number.isInteger));
    }
    return newest;
  }

  private async deployments(includeOnlyStatuses: DeploymentStatus[]): Promise<string[]> {
    const { applicationName, deploymentGroupName } = this.place;
    const asked = { applicationName, deploymentGroupName, includeOnlyStatuses };
    return (await this.clients.codeDeploy.listDeployments(asked)).deployments ?? [];
  }

  private async deployment(deploymentId: string | undefined): Promise<DeploymentInfo | undefined> {
    if (deploymentId === undefined) return undefined;
    return (await this.clients.codeDeploy.getDeployment({ deploymentId })).deploymentInfo;
  }

  /** The deployment that went to a version and was taken back. */
  private async thatTookBack(version: string): Promise<string | undefined> {
    const deploymentIds = (await this.deployments(failed)).slice(0, remembered);
    if (deploymentIds.length === 0) return undefined;
    const { deploymentsInfo = [] } = await this.clients.codeDeploy.batchGetDeployments({ deploymentIds });
    return deploymentsInfo.find(({ revision }) => moveOf(revision)?.to === version)?.deploymentId;
  }
}

const versionCalled = (version: string): string => `version ${version}`;
const isRunning = (deployment: DeploymentInfo | undefined): boolean =>
  deployment?.status !== undefined && runs.includes(deployment.status);
