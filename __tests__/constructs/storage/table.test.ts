import { describe, expect, it } from 'vitest';
import { ExistingTable } from '../../../constructs/storage/existing-table';
import { Table, type TableProps } from '../../../constructs/storage/table';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const table = (props: Partial<TableProps> = {}) =>
  synth((scope) => new Table(scope, 'items', { name: 'dev-items', hashKey: { name: 'pk' }, ...props })).at(
    'aws_dynamodb_table.items',
  );
const newest = { name: 'newest', hashKey: { name: 'shard' }, rangeKey: { name: 'at', type: 'N' } } as const;

describe('Table', () => {
  it('is paid by request, restorable and protected', () => {
    expect(table()).toMatchObject({
      name: 'dev-items',
      billing_mode: 'PAY_PER_REQUEST',
      hash_key: 'pk',
      attribute: [{ name: 'pk', type: 'S' }],
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: true,
    });
  });

  it('may be deleted where that is asked for', () => {
    expect(table({ deletionProtected: false }).deletion_protection_enabled).toBe(false);
  });

  it('declares the keys of its indexes, each once', () => {
    const twice = { ...newest, name: 'newest_too' };

    expect(table({ indexes: [newest, twice] }).attribute).toEqual([
      { name: 'pk', type: 'S' },
      { name: 'shard', type: 'S' },
      { name: 'at', type: 'N' },
    ]);
  });

  it('holds whole items in its indexes', () => {
    expect(table({ indexes: [newest] }).global_secondary_index).toEqual([
      { name: 'newest', hash_key: 'shard', range_key: 'at', projection_type: 'ALL' },
    ]);
  });

  it('removes expired items where an attribute tells when', () => {
    expect(table({ expiryAttribute: 'expires_at' }).ttl).toEqual({ attribute_name: 'expires_at', enabled: true });
  });

  it.each([
    [
      { name: 'ab' },
      {
        prop: 'name',
        mustBe: '3 to 255 letters, digits and _ . -',
        was: 'ab',
        fix: 'Lengthen or shorten it, and replace other characters by hyphens.',
      },
    ],
    [
      { indexes: [{ ...newest, name: 'by time' }] },
      {
        prop: 'indexes.name',
        mustBe: '3 to 255 letters, digits and _ . -',
        was: 'by time',
        fix: 'Lengthen or shorten it, and replace other characters by hyphens.',
      },
    ],
    [
      { indexes: [newest, newest] },
      { prop: 'indexes.name', mustBe: 'unique in its table', was: 'newest', fix: 'Rename one.' },
    ],
    [
      { rangeKey: { name: 'pk' } },
      {
        prop: 'rangeKey',
        mustBe: 'another attribute than the hash key',
        was: 'pk',
        fix: 'Leave the range key out, or name the attribute that orders items.',
      },
    ],
    [
      { expiryAttribute: 'pk' },
      {
        prop: 'expiryAttribute',
        mustBe: 'no key of the table or an index',
        was: 'pk',
        fix: 'Keep the expiry in an attribute of its own.',
      },
    ],
  ] as [Partial<TableProps>, ExpectedRefusal][])('refuses %j', (props, expected) => {
    expect(() => table(props)).toThrow(propRefusal({ where: 'dev-scratch/Table.items', ...expected }));
  });

  it('refuses more than 20 indexes', () => {
    const indexes = Array.from({ length: 21 }, (_, place) => ({ ...newest, name: `index_${place}` }));

    expect(() => table({ indexes })).toThrow(
      propRefusal({ where: 'dev-scratch/Table.items', prop: 'indexes', mustBe: 'a list of 0 to 20 indexes' }),
    );
  });
});

describe('ExistingTable', () => {
  it('reads a table that something else owns', () => {
    const doc = synth((scope) => new ExistingTable(scope, 'items', { name: 'theirs' }));

    expect([doc.addresses(), doc.at('data.aws_dynamodb_table.items').name]).toEqual([
      ['data.aws_dynamodb_table.items'],
      'theirs',
    ]);
  });
});
