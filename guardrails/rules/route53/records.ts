import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, isNotTrue, oncePerModel, repeated, soleReference } from '../apis';
import { argument, rule, shown, unique } from '../define';
import { matches } from '../demands';
import { record, withoutDot } from './zone';

const answer = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html';

const bare = (name: string): string => withoutDot(name).toLowerCase();

/** A record's whole name: the provider puts the zone's behind a name that does not end with it. */
function wholeName(one: Resource, model: Model): string | undefined {
  const [name, zone] = [one.get('name'), model.follow(one, 'zone_id', 'aws_route53_zone')?.get('name')];
  if (typeof name !== 'string') return identityOf(one, 'name');
  if (typeof zone !== 'string' || bare(name).endsWith(bare(zone))) return bare(name);
  return name === '' ? bare(zone) : `${bare(name)}.${bare(zone)}`;
}

/** Finds the records of a model that have zone and name of an earlier one, and what `more` tells of them. */
const repeatedBy = (more: (one: Resource) => string | undefined) =>
  oncePerModel((model) =>
    repeated(model.ofType(record), (one) => {
      const parts = [identityOf(one, 'zone_id'), wholeName(one, model), more(one)];
      return one.lacks('allow_overwrite') && !parts.includes(undefined) ? parts.join(' ') : undefined;
    }),
  );

const twinsIn = repeatedBy((one) => (one.lacks('set_identifier') ? identityOf(one, 'type') : undefined));
const besideIn = repeatedBy(() => '');

const textsOf = (resource: Resource): string[] => {
  const values = resource.get('records');
  return isList(values) ? values.flatMap((one) => textOf(one) ?? []) : [];
};

/** Whether a record has the name of its zone. */
function isNamedAs(one: Resource, zone: Resource): boolean {
  const [name, own] = [textOf(one.get('name')), textOf(zone.get('name'))];
  if (name !== undefined && own !== undefined) return withoutDot(name) === withoutDot(own);
  const sole = soleReference(one.symbolic('name'));
  return sole?.attribute === 'name' && sole.address === zone.base;
}

/** Rules about the content and uniqueness of `aws_route53_record`. */
export const route53RecordRules = [
  argument({
    id: 'route53/zone-id',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/15295',
    on: record,
    at: ['zone_id', 'alias.zone_id'],
    must: matches(/^(\/hostedzone\/)?[A-Z0-9]{1,32}$/, 'be the ID of a hosted zone, such as Z32O12XQLNTSW2'),
    fix: 'Use zone_id of the zone, or of what the alias names; the name stands in name.',
  }),
  unique({
    id: 'route53/record-unique',
    severity: 'rejects',
    source: answer,
    on: record,
    demand: 'a name and type must have one record, unless a routing policy tells several apart',
    fix: 'Put all values into one record, or give each a routing policy and set_identifier.',
    at: 'name and type',
    within: 'in the zone',
    twin: (resource, model) => twinsIn(model).get(resource),
  }),
  rule({
    id: 'route53/cname-alone',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-sdk-java/issues/1996',
    on: record,
    demand: 'a name with a CNAME must have no other record',
    fix: 'Give one of the two another name, or use an alias of type A.',
    check: (resource, model) => {
      const other = besideIn(model).get(resource);
      const types = [resource.get('type'), other?.get('type')];
      return (
        types.includes('CNAME') &&
        types.every((type) => typeof type === 'string') &&
        types[0] !== types[1] &&
        `name of a CNAME must have no other record, ${other?.address} has the same`
      );
    },
  }),
  rule({
    id: 'route53/zone-name-servers',
    severity: 'rejects',
    source: 'https://github.com/d-velop/dvelop-app-template-cs/issues/39',
    on: record,
    demand: 'the NS and SOA records of a zone are made with it',
    fix: 'Set allow_overwrite = true.',
    check: (resource, model) => {
      const zone = model.follow(resource, 'zone_id', 'aws_route53_zone');
      const type = textOf(resource.get('type')) ?? '';
      return (
        zone?.managed === true &&
        ['NS', 'SOA'].includes(type) &&
        isNotTrue(resource, 'allow_overwrite') &&
        isNamedAs(resource, zone) &&
        `allow_overwrite must be true for the ${type} record that ${zone.address} is made with`
      );
    },
  }),
  rule({
    id: 'route53/text-length',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html',
    on: record,
    demand: 'a text of a TXT record must have at most 255 characters a piece',
    fix: 'Split the text into pieces of 255: "first\\"\\"second".',
    check: (resource) =>
      resource.get('type') === 'TXT'
        ? textsOf(resource).map((text) => {
            const longest = Math.max(...text.split(/"\s*"/).map((piece) => piece.replace(/^"|"$/g, '').length));
            return longest > 255 && `records must have at most 255 characters a piece, had ${longest}`;
          })
        : undefined,
  }),
  rule({
    id: 'route53/mail-record',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html',
    on: record,
    demand: 'an MX record must be a priority and a host name',
    fix: 'Write for example "10 mail.example.com".',
    check: (resource) =>
      resource.get('type') === 'MX'
        ? textsOf(resource).map(
            (text) =>
              !/^\d{1,5}\s+\S+$/.test(text.trim()) && `records must be a priority and a host name, was ${shown(text)}`,
          )
        : undefined,
  }),
];
