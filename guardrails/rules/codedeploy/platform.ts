import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';

/** What CodeDeploy deploys to, when an application or a deployment configuration tells it. */
export function platformOf(resource: Body | undefined): string | undefined {
  const platform = resource?.get('compute_platform');
  if (typeof platform === 'string') return platform || 'Server';
  return resource?.lacks('compute_platform') ? 'Server' : undefined;
}

/** What a deployment group deploys to, when the configuration holds its application. */
export const platformOfGroup = (group: Resource, model: Model): string | undefined =>
  platformOf(model.follow(group, 'app_name', 'aws_codedeploy_app'));
