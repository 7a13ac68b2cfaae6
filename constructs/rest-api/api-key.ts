import { ApiGatewayApiKey } from '@cdktf/provider-aws/lib/api-gateway-api-key';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength } from '../prop-check';
import type { UsagePlan } from './usage-plan';

/** What {@link ApiKey} takes. */
export interface ApiKeyProps {
  /** Name of the key in the AWS console, 1 to 1024 characters. */
  readonly name: string;

  /**
   * Whom the key was given to, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Whether the key is taken.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * A key by which calls are counted and limited. It does not say who calls: methods need an authorizer beside it.
 *
 * AWS makes up its value. The value is not in our JSON; Terraform keeps it in its state, marked sensitive, so whoever reads the
 * state can use the key.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html
 */
export class ApiKey extends NamedConstruct {
  /** Id AWS gives the key; its value is another thing. */
  readonly keyId: string;

  /** The plans the key is on. */
  readonly plans: UsagePlan[] = [];

  constructor(scope: Construct, id: string, { name, description, enabled }: ApiKeyProps) {
    super(scope, id);
    checkLength(this, {
      prop: 'name',
      value: name,
      ...limits.restApiNameLength.value,
      fix: 'Name it after whom it is given to.',
    });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });

    this.keyId = new ApiGatewayApiKey(this, 'Default', { name, description, enabled: enabled ?? true }).id;
  }
}
