import type { Construct } from 'constructs';
import { corsHeaders, originTemplate, type RestCors } from '../../constructs/rest-api/rest-cors';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import { RestServiceIntegration } from '../../constructs/rest-api/rest-service-integration';
import { getItem } from '../../constructs/rest-api/services/dynamodb-calls';
import { serviceAnswers } from '../../constructs/rest-api/services/service-answers';
import type { Table } from '../../constructs/storage/table';

/** What {@link userSummary} takes. */
export interface UserSummaryProps {
  /** How names in AWS begin. */
  readonly prefix: string;

  /** The method that reads. */
  readonly method: RestMethod;

  /** Where users are. */
  readonly table: Table;

  /** Which pages may read the answers. */
  readonly cors: RestCors;
}

/** Who a user is, without the e-mail address. Nothing else of the table's records is named `id`. */
const template = `{
  "id": $input.json('$.Item.id.S'),
  "name": $input.json('$.Item.name.S'),
  "createdAt": $input.json('$.Item.createdAt.S')
}
`;

/** Reads a user from the table without a function: pages that show many names ask often, and wait for no cold start. */
export function userSummary(scope: Construct, { prefix, method, table, cors }: UserSummaryProps): void {
  const integration = new RestServiceIntegration(scope, 'get_user_summary', {
    method,
    roleName: `${prefix}-user-summary`,
    call: getItem({
      table,
      key: { pk: { S: "$input.params('id')" } },
      attributes: ['id', 'name', 'createdAt'],
    }),
  });
  serviceAnswers(scope, 'user_summary', {
    integration,
    success: { statusCode: '200', template },
    headers: corsHeaders(cors),
    before: originTemplate(cors),
  });
}
