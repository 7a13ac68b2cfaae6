import { describe, expect, it } from 'vitest';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { addressOf } from '../../constructs/named-construct';
import { propRefusal } from '../support/prop-refusal';
import { synth } from '../support/synth';

describe('NamedConstruct', () => {
  it('gives its primary resource the address of its id', () => {
    const doc = synth((scope) => new AlertTopic(scope, 'alerts', { name: 'x' }));

    expect(doc.addresses()).toEqual(['aws_sns_topic.alerts']);
  });

  it.each(['Alerts', 'create-item', '_x', 'x__y', 'a b', '', 'x.y'])('refuses the id %j', (id) => {
    expect(() => synth((scope) => new AlertTopic(scope, id, { name: 'x' }))).toThrow(
      propRefusal({
        where: `dev-scratch/AlertTopic.${id}`,
        prop: 'id',
        mustBe: 'lower-case words joined by single underscores',
        was: id,
        fix: 'Name the construct as its resource is to be called in Terraform, as in get_items.',
      }),
    );
  });
});

describe('addressOf', () => {
  it.each([
    [['HttpStage.main', 'Default'], 'main'],
    [['FunctionRole.api', 'policy.Default'], 'api'],
    [['AliasRecords.api', 'ipv6'], 'api_ipv6'],
    [['HttpApiAlarms.api', 'Alarm.4xx_rate', 'Default'], 'api_4xx_rate'],
  ])('reads %j as %s', (ids, address) => {
    expect(addressOf(ids)).toBe(address);
  });
});
