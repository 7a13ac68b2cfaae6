import { DataAwsDynamodbTable } from '@cdktf/provider-aws/lib/data-aws-dynamodb-table';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';

/** What {@link ExistingTable} takes. */
export interface ExistingTableProps {
  /** Name of a table that exists in the stack's account and region. Planning fails where it does not. */
  readonly name: string;
}

/** A DynamoDB table that something else owns; read, never changed. */
export class ExistingTable extends NamedConstruct {
  /** Name of the table. */
  readonly tableName: string;

  /** ARN of the table. An index of it is `<arn>/index/<name>`. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name }: ExistingTableProps) {
    super(scope, id);
    const table = new DataAwsDynamodbTable(this, 'Default', { name });

    this.tableName = table.name;
    this.arn = table.arn;
  }
}
