import { type Finding, judgeConfiguration } from '../../../guardrails';
import { configurationsAt } from '../../../terraform/documents/configurations';
import { parseHcl } from '../../../terraform/documents/hcl';
import { readConfiguration } from '../../../terraform/documents/read-configuration';
import type { Applied } from './acceptance-tests';
import type { PublicFolder } from './folders';

/** What the guard refuses of one configuration. */
export interface Judged {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Judges one configuration; undefined when it is no Terraform. */
export async function judged(one: Applied | PublicFolder): Promise<Judged | undefined> {
  try {
    const source = 'text' in one ? await sourceOf(one.text) : await sourceIn(one.folder);
    const { findings } = judgeConfiguration(source);
    return {
      name: one.name,
      findings: findings.filter(({ severity }) => severity === 'rejects' || severity === 'security'),
    };
  } catch {
    return undefined;
  }
}

const sourceOf = async (text: string) => ({ files: [{ name: 'main.tf', document: await parseHcl('main.tf', text) }] });

async function sourceIn(folder: string) {
  const [files] = configurationsAt(folder);
  if (files === undefined) throw new Error(`${folder} holds no configuration`);
  return (await readConfiguration(files)).source;
}
