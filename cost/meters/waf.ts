import { documentOf } from '../../terraform/documents/json-text';
import { isList } from '../../terraform/language/value';
import type { Body, Resource } from '../../terraform/model/resource';
import { requests } from '../calls/apis';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

const botControl = 'AWSManagedRulesBotControlRuleSet';

/** Web ACLs, their rules, and the requests that they inspect. */
export const wafUsage = (stack: Stack): readonly Usage[] =>
  stack.all('aws_wafv2_web_acl').flatMap((acl) => {
    const [rules, bots] = [rulesOf(acl, stack), acl.blocks('rule').filter(isBotControl).length];
    const inspected = requests(stack).times(Math.max(1, apisBehind(acl, stack)));
    return [
      usage('waf.acl', acl, Exact.of(1), '1 web ACL'),
      usage('waf.rule', acl, Exact.of(rules), `${rules} rules`),
      usage('waf.requests', acl, inspected, `${shown(inspected)} requests`),
      ...(bots === 0 ? [] : [usage('waf.bot-control', acl, Exact.of(bots), `${bots} groups`)]),
    ];
  });

/** Rules of an ACL; a group of rules counts as one. */
function rulesOf(acl: Resource, { notes }: Stack): number {
  const written = documentOf(acl.get('rule_json'));
  if (isList(written)) return written.length;
  const unknown = acl.has('rule') !== false && acl.blocks('rule').length === 0;
  if (unknown) notes.assume(`${acl.address}: how many rules it has is not known, 0 is taken`);
  return acl.blocks('rule').length;
}

const isBotControl = (rule: Body): boolean =>
  rule.block('statement')?.block('managed_rule_group_statement')?.get('name') === botControl;

/** REST APIs that an ACL stands before. */
function apisBehind(acl: Resource, { model }: Stack): number {
  const apis = model.related('aws_wafv2_web_acl_association', 'web_acl_arn', acl).sure.map((association) => {
    const stage = model.follow(association, 'resource_arn', 'aws_api_gateway_stage');
    return stage?.type === 'aws_api_gateway_stage'
      ? model.follow(stage, 'rest_api_id', 'aws_api_gateway_rest_api')
      : undefined;
  });
  return new Set(apis.filter((api) => api !== undefined)).size;
}
