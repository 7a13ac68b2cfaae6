import { limits } from '../../../limits/limits';
import { argument } from '../define';
import { longAs, matches } from '../demands';

const query = 'aws_cloudwatch_query_definition';

/** Rules about saved queries of CloudWatch Logs Insights. */
export const logQueryRules = [
  argument({
    id: 'logs/query-name',
    severity: 'rejects',
    source: limits.queryNameLength.source,
    on: query,
    at: 'name',
    must: longAs(limits.queryNameLength.value.least, limits.queryNameLength.value.most),
    fix: 'Shorten the name.',
  }),
  argument({
    id: 'logs/query-name-form',
    severity: 'rejects',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_query_definition',
    on: query,
    at: 'name',
    must: matches(/^(?!\/)(?!.*(\/\/|[:*])).*[^/]$/, 'have no colon or asterisk, and slashes between words only'),
    fix: 'Use hyphens; a slash makes a folder.',
  }),
  argument({
    id: 'logs/query-length',
    severity: 'rejects',
    source: limits.queryLength.source,
    on: query,
    at: 'query_string',
    must: longAs(limits.queryLength.value.least, limits.queryLength.value.most),
    fix: 'Ask for less.',
  }),
  argument({
    id: 'logs/query-group-name',
    severity: 'rejects',
    source: limits.queryLength.source,
    on: query,
    at: 'log_group_names[]',
    must: matches(/^[.\-_/#A-Za-z0-9]{1,512}$/, 'be the name of a log group, not its ARN'),
    fix: 'Use name of the aws_cloudwatch_log_group.',
  }),
];
