import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { RestMethod } from './rest-method';

/** What answers a method. A method has one. */
export abstract class RestIntegration extends NamedConstruct {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** The integration itself; responses wait for it. */
  abstract readonly resource: TerraformResource;

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
  protected get place(): { restApiId: string; resourceId: string; httpMethod: string } {
    const { path, httpMethod } = this.method;
    return { restApiId: path.api.restApiId, resourceId: path.resourceId, httpMethod };
  }
}
