import { rule } from '../define';
import { dependsOn } from '../ordering';
import { lambda } from './function';

/** A rule about the file system of a function. */
export const fileSystemRule = rule({
  id: 'lambda/file-system-waits',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
  on: lambda,
  demand: 'a function must wait for the mount targets of its file system',
  fix: 'Add depends_on = [aws_efs_mount_target.NAME].',
  check: (resource, model) =>
    resource.blocks('file_system_config').flatMap((block) => {
      const point = model.follow(block, 'arn', 'aws_efs_access_point');
      const system = point && model.follow(point, 'file_system_id', 'aws_efs_file_system');
      const targets = system ? model.related('aws_efs_mount_target', 'file_system_id', system).sure : [];
      return targets
        .filter((one) => !dependsOn(resource, one, model))
        .slice(0, 1)
        .map((one) => `must wait for ${one.address}, and does not depend on it`);
    }),
});
