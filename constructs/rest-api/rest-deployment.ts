import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { type PropProblem, sentenceOf } from '../prop-error';
import type { RestApi } from './rest-api';
import { servedConfiguration } from './served-configuration';

const unanswered: PropProblem = {
  prop: 'integration',
  mustBe: 'something that answers the method',
  was: undefined,
  fix: 'Add one.',
};

/** What {@link RestDeployment} takes. */
export interface RestDeploymentProps {
  /** The API whose snapshot is taken. */
  readonly api: RestApi;

  /**
   * What the snapshot is of, as the console shows it.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Whether the snapshot stays as it is, whatever changes: for as long as a canary tries what has changed since.
   *
   * @default false
   */
  readonly held?: boolean;

  /**
   * A snapshot that must not be younger than this one, when both are taken at once.
   *
   * @default - none
   */
  readonly after?: RestDeployment;
}

/**
 * A snapshot of an API, which stages serve. A new one is taken when, and only when, something the API serves changes; the old
 * one goes once no stage needs it.
 *
 * A method, integration or response that is removed is deleted by Terraform after the new snapshot has been taken, so it is
 * served until the next one: `terraform apply -replace=<address of the deployment>`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export class RestDeployment extends NamedConstruct {
  /** The API the snapshot is of. */
  readonly api: RestApi;

  /** Id AWS gives the deployment. */
  readonly deploymentId: string;

  private readonly fqn: string;

  constructor(scope: Construct, id: string, { api, description, held, after }: RestDeploymentProps) {
    super(scope, id);
    this.api = api;

    const deployment = new ApiGatewayDeployment(this, 'Default', {
      restApiId: api.restApiId,
      description,
      triggers: triggersOf(api),
      lifecycle: { createBeforeDestroy: true, ...(held && { ignoreChanges: ['triggers'] }) },
    });
    deployment.dependsOn = Lazy.listValue(
      { produce: (context) => [...servedConfiguration(api, context).addresses, ...(after ? [after.fqn] : [])] },
      { omitEmpty: true },
    );
    this.fqn = `aws_api_gateway_deployment.${deployment.friendlyUniqueId}`;

    this.deploymentId = deployment.id;
    this.node.addValidation({ validate: () => this.findings() });
  }

  /** AWS takes no snapshot of an API that answers nothing, or of a method without an integration. */
  private findings(): string[] {
    const { methods, imported } = this.api;
    if (methods.length === 0 && !imported) {
      const prop = `methods of ${this.api.node.path}`;
      return [sentenceOf(this.node.path, { prop, mustBe: 'one or more', was: [], fix: 'Add one.' })];
    }
    return methods
      .filter(({ integration }) => integration === undefined)
      .map(({ node }) => sentenceOf(node.path, unanswered));
  }
}

/**
 * Two values that change with what is served: one over what is declared, and one over what only Terraform knows, such as the
 * ARN of a function that is being replaced.
 */
function triggersOf(api: RestApi): Record<string, string> {
  return {
    configuration: Lazy.stringValue({ produce: (context) => servedConfiguration(api, context).hash }),
    references: Lazy.stringValue({
      produce: (context) => `\${sha256(jsonencode([${servedConfiguration(api, context).references.join(', ')}]))}`,
    }),
  };
}
