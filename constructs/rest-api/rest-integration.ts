import type { TerraformResource } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { RestMethod } from './rest-method';

/** An answer of an integration, and when it is given. */
export interface IntegrationResponse extends IConstruct {
  /** Status the caller gets. */
  readonly statusCode: string;

  /** Error messages or statuses for which it is given; undefined where it is given because no other matches. */
  readonly selectionPattern: string | undefined;
}

/** What answers a method. A method has one. */
export abstract class RestIntegration extends NamedConstruct {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** The integration itself; responses wait for it. */
  abstract readonly resource: TerraformResource;

  /** What callers are answered, as far as the integration does not say so itself. */
  readonly responses: IntegrationResponse[] = [];

  constructor(scope: Construct, id: string, method: RestMethod) {
    super(scope, id);
    this.method = method;
    if (method.integration) {
      throw new PropError(this, {
        prop: 'method',
        mustBe: 'a method nothing answers yet',
        was: method.integration.node.path,
        fix: 'Change the integration that is there.',
      });
    }
    method.integration = this;
  }

  /** Where in its API the integration stands. */
  get place(): { restApiId: string; resourceId: string; httpMethod: string } {
    const { path, httpMethod } = this.method;
    return { restApiId: path.api.restApiId, resourceId: path.resourceId, httpMethod };
  }

  /** For integrations that leave the answer to responses: one of them must be taken where no pattern matches. */
  protected needsDefaultResponse(): void {
    const validate = () =>
      this.responses.some(({ selectionPattern }) => selectionPattern === undefined)
        ? []
        : [`${this.node.path}: responses must hold one without selectionPattern, was none. Add a RestResponse.`];
    this.node.addValidation({ validate });
  }

  /** For integrations whose errors have a status: one of the responses must be taken for it, or callers would be told of a success. */
  protected needsErrorResponses(): void {
    this.node.addValidation({
      validate: () =>
        ['400', '500'].filter((status) => !this.responses.some(takes(status))).map((status) => this.missing(status)),
    });
  }

  private missing(status: string): string {
    return `${this.node.path}: responses must hold one whose selectionPattern takes ${status}, was none. Add a RestResponse; the error is answered as a success otherwise.`;
  }
}

/** Whether a response is taken for a status of the integration. */
const takes =
  (status: string) =>
  ({ selectionPattern }: IntegrationResponse): boolean =>
    selectionPattern !== undefined && new RegExp(`^(?:${selectionPattern})$`).test(status);
