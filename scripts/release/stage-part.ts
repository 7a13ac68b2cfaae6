import { type Deployment, type PatchOperation, paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import { Refused } from '../shared/refused';
import type { Clients } from './clients';
import type { Look, Part, Progress, Watched } from './part';

/** Where a stage is found, and how its canary is released. */
export interface StagePlace {
  readonly apiName: string;
  readonly stageName: string;
  readonly percent: number;
  /** Minutes for which no alarm may go off. */
  readonly minutes: number;
}

/** What a snapshot says that the command took. */
const ours = 'Released by npm run release';

/** A stage of a REST API, whose canary has the newest snapshot. AWS releases nothing by itself here: this command does. */
export class StagePart implements Part {
  readonly name: string;

  private tried?: string;
  private id?: string;

  constructor(
    private readonly place: StagePlace,
    private readonly clients: Clients,
  ) {
    this.name = `stage ${place.stageName} of ${place.apiName}`;
  }

  async look(): Promise<Look> {
    const { base, canary, percent } = await this.stage();
    const [served, newest] = [await this.snapshot(base), await this.snapshot(canary)];
    const news = Number(newest.createdDate) > Number(served.createdDate);
    this.tried = canary;
    return {
      released: `snapshot ${base}`,
      ...((news || percent > 0) && { newest: `snapshot ${canary}` }),
      percent,
      running: percent > 0,
    };
  }

  async start(): Promise<void> {
    await this.change([share(this.place.percent)]);
  }

  /** A snapshot that comes while another is tried was tried by nobody: it is taken back with it. */
  async follow({ on, minutes }: Watched): Promise<Progress> {
    const { canary, percent } = await this.stage();
    if (percent === 0) return { percent, ended: 'taken back', why: 'Somebody set its share to 0.' };
    if (on.length > 0) return this.takenBack(`Alarm ${on.join(', ')} went off.`);
    if (canary !== this.tried) return this.takenBack('A deployment replaced what was tried.');
    if (minutes < this.place.minutes) return { percent };
    await this.promote();
    return { percent: 100, ended: 'released' };
  }

  async stop(): Promise<void> {
    await this.change([share(0)]);
  }

  private async takenBack(why: string): Promise<Progress> {
    await this.stop();
    return { percent: 0, ended: 'taken back', why };
  }

  /**
   * The canary's snapshot is replaced by the next deployment, so that the stage cannot stay on it. What the API is now is what was tried:
   * a snapshot of it becomes the stage's own, and the one before goes if it was taken here, too.
   */
  private async promote(): Promise<void> {
    const { base } = await this.stage();
    const restApiId = await this.apiId();
    const { id } = await this.clients.apiGateway.createDeployment({ restApiId, description: ours });
    await this.change([{ op: 'replace', path: '/deploymentId', value: id }, share(0)]);
    const { description } = await this.snapshot(base);
    if (description === ours) await this.clients.apiGateway.deleteDeployment({ restApiId, deploymentId: base });
  }

  private async change(patchOperations: PatchOperation[]): Promise<void> {
    const { stageName } = this.place;
    await this.clients.apiGateway.updateStage({ restApiId: await this.apiId(), stageName, patchOperations });
  }

  private async stage(): Promise<{ base: string; canary: string; percent: number }> {
    const { stageName } = this.place;
    const told = await this.clients.apiGateway.getStage({ restApiId: await this.apiId(), stageName });
    const { deploymentId: canary, percentTraffic: percent = 0 } = told.canarySettings ?? {};
    if (told.deploymentId === undefined || canary === undefined)
      throw new Refused(`${this.name}: must have a canary at AWS, and has none. Deploy the stack.`);
    return { base: told.deploymentId, canary, percent };
  }

  private async snapshot(deploymentId: string): Promise<Deployment> {
    return this.clients.apiGateway.getDeployment({ restApiId: await this.apiId(), deploymentId });
  }

  private async apiId(): Promise<string> {
    this.id ??= await this.idByName();
    return this.id;
  }

  /** AWS lets several APIs have one name. */
  private async idByName(): Promise<string> {
    const { apiName } = this.place;
    const { apiGateway: client } = this.clients;
    const found: string[] = [];
    for await (const { items = [] } of paginateGetRestApis({ client, pageSize: 500 }, {}))
      found.push(...items.flatMap(({ id, name }) => (name === apiName && id !== undefined ? [id] : [])));
    const [id, second] = found;
    if (id === undefined) throw new Refused(`${this.name}: there is no such API at AWS. Deploy the stack.`);
    if (second !== undefined)
      throw new Refused(
        `${this.name}: ${found.length} APIs have this name, ${found.join(', ')}. Rename or remove the others.`,
      );
    return id;
  }
}

const share = (percent: number): PatchOperation => ({
  op: 'replace',
  path: '/canarySettings/percentTraffic',
  value: String(percent),
});
