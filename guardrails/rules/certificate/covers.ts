import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { rule, shown } from '../define';
import { certificate } from './certificate';

/** Where a certificate is used: the block or none, its argument, and the argument with the names that it must cover. */
const uses: Readonly<Record<string, readonly (readonly [block: string, argument: string, names: string])[]>> = {
  aws_apigatewayv2_domain_name: [['domain_name_configuration', 'certificate_arn', 'domain_name']],
  aws_api_gateway_domain_name: [
    ['', 'regional_certificate_arn', 'domain_name'],
    ['', 'certificate_arn', 'domain_name'],
  ],
  aws_cognito_user_pool_domain: [['', 'certificate_arn', 'domain']],
  aws_cloudfront_distribution: [['viewer_certificate', 'acm_certificate_arn', 'aliases']],
};

/** Every name that a certificate covers; undefined when one is not known. */
function namesOf(held: Resource): string[] | undefined {
  const others = held.get('subject_alternative_names');
  const names = [held.get('domain_name'), ...(isList(others) ? others : others === undefined ? [] : [others])].map(
    textOf,
  );
  const known = names.filter((one): one is string => one !== undefined && one !== '');
  return known.length === names.length ? known.map((one) => one.toLowerCase()) : undefined;
}

const covers = (pattern: string, name: string): boolean =>
  pattern === name || (pattern.startsWith('*.') && name.split('.').slice(1).join('.') === pattern.slice(2));

function uncovered(body: Body, argument: string, names: readonly string[], model: Model): (string | false)[] {
  const held = model.follow(body, argument, certificate);
  const covered = held?.has('private_key') === false ? namesOf(held) : undefined;
  return names.map(
    (name) =>
      covered !== undefined &&
      !covered.some((one) => covers(one, name.toLowerCase())) &&
      `${argument} must be a certificate of ${shown(name)}, ${held?.address} is of ${covered.join(', ')}`,
  );
}

/** A rule about names that a certificate must cover. */
export const coverageRule = rule({
  id: 'certificate/covers',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
  on: Object.keys(uses),
  demand: 'a certificate must cover the names that it is used for',
  fix: 'Add the name to subject_alternative_names; a wildcard covers one level.',
  check: (resource, model) =>
    (uses[resource.type] ?? []).flatMap(([block, argument, from]) => {
      const own = textOf(resource.get(from));
      const names = own === undefined ? textsOf(resource, from) : [own];
      const bodies = block === '' ? [resource] : resource.blocks(block);
      return bodies.flatMap((body) => uncovered(body, argument, names, model));
    }),
});
