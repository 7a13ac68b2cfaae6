import { createHash } from 'node:crypto';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { asObject } from '../../terraform/documents/json-object';

/** Which alias goes from which version to which. */
export interface Move {
  readonly functionName: string;
  readonly aliasName: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Tells CodeDeploy of a move. JSON is YAML, which it expects.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export function appSpecOf({ functionName, aliasName, from, to }: Move): RevisionLocation {
  const Properties = { Name: functionName, Alias: aliasName, CurrentVersion: from, TargetVersion: to };
  const Resources = [{ function: { Type: 'AWS::Lambda::Function', Properties } }];
  const content = JSON.stringify({ version: 0.0, Resources });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } };
}

/** From which version to which a revision of ours went; undefined for one that somebody wrote otherwise. */
export function moveOf(revision: RevisionLocation | undefined): Pick<Move, 'from' | 'to'> | undefined {
  try {
    const [first] = [asObject(JSON.parse(revision?.appSpecContent?.content ?? '')).Resources].flat();
    const { CurrentVersion, TargetVersion } = asObject(asObject(asObject(first).function).Properties);
    if (typeof CurrentVersion !== 'string' || typeof TargetVersion !== 'string') return undefined;
    return { from: CurrentVersion, to: TargetVersion };
  } catch {
    return undefined;
  }
}
