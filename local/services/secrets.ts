import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import { uuidFor } from '../deployed/ids';
import { type Call, type Input, type Need, type Service, ServiceFault, unknownOperation } from './service';

interface Secret {
  readonly arn: string;
  readonly name: string;
  text: string | undefined;
}

/** The secrets of the document, in memory. */
export class Secrets implements Service {
  private readonly secrets: readonly Secret[];

  constructor({ model }: Deployed) {
    const versions = model.ofType('aws_secretsmanager_secret_version');
    this.secrets = model.ofType('aws_secretsmanager_secret').map((secret) => {
      const arn = textOf(secret.attribute('arn')) ?? '';
      const name = textOf(secret.attribute('name')) ?? '';
      const version = versions.find((one) => [arn, name].includes(textOf(one.get('secret_id')) ?? ''));
      return { arn, name, text: textOf(version?.get('secret_string')) };
    });
  }

  needs({ operation, input }: Call): readonly Need[] {
    const id = String(input.SecretId ?? '*');
    return [{ action: `secretsmanager:${operation}`, resource: this.find(id)?.arn ?? id }];
  }

  async answer({ operation, input }: Call): Promise<Input> {
    const secret = this.find(String(input.SecretId));
    if (secret === undefined)
      throw new ServiceFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    const { arn: ARN, name: Name } = secret;
    const VersionId = uuidFor(`${ARN}${secret.text}`);
    if (operation === 'DescribeSecret') return { ARN, Name };
    if (operation === 'PutSecretValue') {
      secret.text = String(input.SecretString ?? '');
      return { ARN, Name, VersionId, VersionStages: ['AWSCURRENT'] };
    }
    if (operation !== 'GetSecretValue') throw unknownOperation(`secretsmanager:${operation}`);
    if (secret.text === undefined)
      throw new ServiceFault(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
      );
    return { ARN, Name, SecretString: secret.text, VersionId, VersionStages: ['AWSCURRENT'] };
  }

  /** A secret is named by its name, its ARN, or its ARN without the last six characters. */
  private find(id: string): Secret | undefined {
    return this.secrets.find(({ arn, name }) => id === name || id === arn || arn.replace(/-\w{6}$/, '') === id);
  }
}
