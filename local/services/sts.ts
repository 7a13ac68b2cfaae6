import type { Deployed } from '../deployed/deployed';
import { type Call, type Input, type Service, unknownOperation } from './service';

/** STS: tells who calls. */
export class Sts implements Service {
  constructor(private readonly deployed: Deployed) {}

  needs(): readonly never[] {
    return [];
  }

  async answer({ operation, roleArn }: Call): Promise<Input> {
    if (operation !== 'GetCallerIdentity') throw unknownOperation(`sts:${operation}`);
    const { partition, accountId } = this.deployed;
    const role = roleArn?.replace(/^.*\//, '');
    const Arn =
      role === undefined
        ? `arn:${partition}:iam::${accountId}:user/local`
        : `arn:${partition}:sts::${accountId}:assumed-role/${role}/local`;
    return {
      Arn,
      UserId: role === undefined ? 'AIDALOCALUSER0000000' : `AROALOCALROLE0000000:local`,
      Account: accountId,
    };
  }
}
