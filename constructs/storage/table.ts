import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import type { EncryptionKey } from '../encryption/encryption-key';
import type { PolicyStatement } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';
import { PropError } from '../prop-error';

/** What {@link Table} takes. */
export interface TableProps {
  /** Name of the table, 3 to 255 letters, digits and _ . -. */
  readonly name: string;

  /** Attribute that tells items apart. Changing it later replaces the table, and its data is gone. */
  readonly hashKey: KeyAttribute;

  /**
   * Attribute that orders items with one hash key.
   *
   * @default - one item for each hash key
   */
  readonly rangeKey?: KeyAttribute;

  /**
   * Other orders in which items are read, at most 20. Each holds whole items and is written with every item that has its keys.
   *
   * @default - none
   */
  readonly indexes?: readonly TableIndex[];

  /**
   * Attribute with the epoch second after which DynamoDB removes an item, some time later.
   *
   * @default - items stay
   */
  readonly expiryAttribute?: string;

  /**
   * Whether deleting the table is refused until this is switched off.
   *
   * @default true
   */
  readonly deletionProtected?: boolean;

  /**
   * What the table is encrypted with; roles that use the table need {@link Table.keyStatements}, too.
   *
   * @default - a key of AWS
   */
  readonly key?: EncryptionKey;
}

/** An attribute of a key: its name, and its type (S text, N number, B bytes). */
export interface KeyAttribute {
  /** Name of the attribute. */
  readonly name: string;

  /**
   * Its type.
   *
   * @default 'S'
   */
  readonly type?: 'S' | 'N' | 'B';
}

/** A global secondary index over whole items. Items that lack one of its keys are not in it. */
export interface TableIndex {
  /** Name of the index, 3 to 255 letters, digits and _ . -. */
  readonly name: string;

  /** Attribute whose value one query reads. One value takes 1000 writes a second. */
  readonly hashKey: KeyAttribute;

  /** Attribute that orders a query's answer. */
  readonly rangeKey: KeyAttribute;
}

/**
 * A DynamoDB table that is paid by request and can be restored to any second of the last 35 days.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html
 */
export class Table extends NamedConstruct {
  /** Name of the table, as a reference to it. */
  readonly tableName: string;

  /** ARN of the table. An index of it is `<arn>/index/<name>`. */
  readonly arn: string;

  /** What a role that uses the table must be allowed besides: its key, where it has one of its own. */
  readonly keyStatements: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, props: TableProps) {
    super(scope, id);
    this.check(props);

    const table = new DynamodbTable(this, 'Default', {
      name: props.name,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: props.hashKey.name,
      rangeKey: props.rangeKey?.name,
      attribute: keyAttributes(props),
      globalSecondaryIndex: props.indexes?.map((index) => ({
        name: index.name,
        hashKey: index.hashKey.name,
        rangeKey: index.rangeKey.name,
        projectionType: 'ALL',
      })),
      ttl: props.expiryAttribute === undefined ? undefined : { attributeName: props.expiryAttribute, enabled: true },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: props.deletionProtected ?? true,
      serverSideEncryption: props.key && { enabled: true, kmsKeyArn: props.key.arn },
    });

    this.tableName = table.name;
    this.arn = table.arn;
    this.keyStatements = props.key ? [props.key.through('dynamodb', id)] : [];
  }

  private check(props: TableProps): void {
    for (const [prop, value] of [
      ['name', props.name],
      ...(props.indexes ?? []).map(({ name }) => ['indexes.name', name]),
    ] as [string, string][]) {
      checkPattern(this, {
        prop,
        value,
        pattern: patterns.tableName,
        mustBe: '3 to 255 letters, digits and _ . -',
        fix: 'Lengthen or shorten it, and replace other characters by hyphens.',
      });
    }
    this.checkIndexes(props.indexes ?? []);
    this.checkKeys(props);
  }

  private checkIndexes(indexes: readonly TableIndex[]): void {
    checkCount(this, {
      prop: 'indexes',
      value: indexes,
      least: 0,
      most: limits.globalIndexes.value,
      unit: 'indexes',
      fix: 'Serve several orders from one index, or use a second table.',
    });
    const names = indexes.map(({ name }) => name);
    const twice = names.find((name, place) => names.indexOf(name) !== place);
    if (twice === undefined) return;
    throw new PropError(this, { prop: 'indexes.name', mustBe: 'unique in its table', was: twice, fix: 'Rename one.' });
  }

  private checkKeys({ hashKey, rangeKey, expiryAttribute, indexes = [] }: TableProps): void {
    for (const keys of [{ hashKey, rangeKey }, ...indexes]) {
      if (keys.hashKey.name !== keys.rangeKey?.name) continue;
      throw new PropError(this, {
        prop: 'rangeKey',
        mustBe: 'another attribute than the hash key',
        was: keys.hashKey.name,
        fix: 'Leave the range key out, or name the attribute that orders items.',
      });
    }
    if (expiryAttribute === undefined) return;
    const taken = keyAttributes({ hashKey, rangeKey, indexes }).some(({ name }) => name === expiryAttribute);
    if (!taken) return;
    throw new PropError(this, {
      prop: 'expiryAttribute',
      mustBe: 'no key of the table or an index',
      was: expiryAttribute,
      fix: 'Keep the expiry in an attribute of its own.',
    });
  }
}

/** The attributes AWS wants declared: those of the table's and the indexes' keys, each once. */
function keyAttributes({ hashKey, rangeKey, indexes = [] }: Pick<TableProps, 'hashKey' | 'rangeKey' | 'indexes'>) {
  const keys = [hashKey, rangeKey, ...indexes.flatMap((index) => [index.hashKey, index.rangeKey])];
  const types = new Map(keys.filter((key) => key !== undefined).map(({ name, type }) => [name, type ?? 'S']));
  return [...types].map(([name, type]) => ({ name, type }));
}
