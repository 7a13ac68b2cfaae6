import type { Deployed } from '../deployed/deployed';

/** Beginnings of types whose services handlers may call, and which are not simulated. */
const notSimulated = [
  'aws_appsync_',
  'aws_cloudfront_distribution',
  'aws_db_instance',
  'aws_docdb_',
  'aws_dax_',
  'aws_ecs_service',
  'aws_efs_file_system',
  'aws_elasticache_',
  'aws_instance',
  'aws_iot_',
  'aws_kinesis_',
  'aws_memorydb_',
  'aws_mq_broker',
  'aws_msk_',
  'aws_neptune_',
  'aws_opensearch_domain',
  'aws_opensearchserverless_collection',
  'aws_pipes_pipe',
  'aws_rds_cluster',
  'aws_redshift',
  'aws_sagemaker_endpoint',
  'aws_sesv2_',
  'aws_timestream',
];

/** Names the resources of a document whose services are not simulated. */
export function nameWhatIsNotRun({ model }: Deployed, unsupported: (address: string, why: string) => void): void {
  for (const { managed, type, address } of model.resources)
    if (managed && notSimulated.some((beginning) => type.startsWith(beginning)))
      unsupported(address, 'its service is not simulated: calls of it fail');
}
