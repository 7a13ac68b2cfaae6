import type { Construct } from 'constructs';
import type { InvokedAlias } from '../../constructs/lambda/invoked-alias';
import { corsHeaders, originTemplate, type RestCors } from '../../constructs/rest-api/rest-cors';
import type { RestMethod } from '../../constructs/rest-api/rest-method';
import type { RestModel } from '../../constructs/rest-api/rest-model';
import { RestResponse } from '../../constructs/rest-api/rest-response';
import { RestTemplateIntegration } from '../../constructs/rest-api/rest-template-integration';
import {
  failurePattern,
  failureTemplate,
  refusalHeaders,
  refusalPattern,
  refusals,
  refusalTemplate,
  requestTemplate,
  successTemplate,
} from './create-user-templates';

/** What {@link createUser} takes. */
export interface CreateUserProps {
  /** The method that creates users. */
  readonly method: RestMethod;

  /** What answers it. */
  readonly alias: InvokedAlias;

  /** Which pages may read the answers. */
  readonly cors: RestCors;

  /** What a user looks like. */
  readonly user: RestModel | undefined;
}

/** Creates users through templates: the function sees an event of its own, and callers see its errors without their traces. */
export function createUser(scope: Construct, { method, alias, cors, user }: CreateUserProps): void {
  const integration = new RestTemplateIntegration(scope, 'custom', { method, alias, requestTemplate });
  const common = { integration, headers: corsHeaders(cors) };
  const readable = (template: string) => originTemplate(cors) + template;

  new RestResponse(scope, 'success', {
    ...common,
    statusCode: '201',
    template: readable(successTemplate),
    model: user,
  });
  for (const [id, statusCode] of Object.entries(refusals)) {
    new RestResponse(scope, id, {
      ...common,
      headers: { ...common.headers, ...refusalHeaders[id] },
      statusCode,
      selectionPattern: refusalPattern(statusCode),
      template: readable(refusalTemplate),
    });
  }
  new RestResponse(scope, 'server_error', {
    ...common,
    statusCode: '500',
    selectionPattern: failurePattern,
    template: readable(failureTemplate),
  });
}
