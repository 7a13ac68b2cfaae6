import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { DomainStack } from './domain-stack';

/** Makes the stacks of an environment's shared domains. They come before the APIs below them. */
export function shareDomains(app: Construct, environment: Environment): void {
  for (const [word, domain] of Object.entries(environment.sharedDomains ?? {})) {
    if (domain.existing !== true) new DomainStack(app, environment, word, domain);
  }
}
