import { ApiGatewayRequestValidator } from '@cdktf/provider-aws/lib/api-gateway-request-validator';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import type { RestApi } from './rest-api';

/** What {@link RequestValidator} takes. */
export interface RequestValidatorProps {
  /** The API the validator belongs to. */
  readonly api: RestApi;

  /**
   * Name of the validator in the AWS console.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** Whether bodies are compared with the method's models. */
  readonly body: boolean;

  /** Whether required parameters must be there and not be empty. Their values are not looked at. */
  readonly parameters: boolean;
}

/**
 * Answers 400 to requests that lack what a method asks for, before anything is invoked.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export class RequestValidator extends NamedConstruct {
  /** The API the validator belongs to. */
  readonly api: RestApi;

  /** Id AWS gives the validator. */
  readonly validatorId: string;

  /** Whether bodies are compared with the method's models. */
  readonly body: boolean;

  /** Whether required parameters must be there. */
  readonly parameters: boolean;

  constructor(scope: Construct, id: string, { api, name, body, parameters }: RequestValidatorProps) {
    super(scope, id);
    if (!(body || parameters)) {
      throw new PropError(this, {
        prop: 'body',
        mustBe: 'true where parameters is not',
        was: body,
        fix: 'A validator that checks nothing can be left out.',
      });
    }

    this.api = api;
    this.validatorId = new ApiGatewayRequestValidator(this, 'Default', {
      restApiId: api.restApiId,
      name: name ?? id,
      validateRequestBody: body,
      validateRequestParameters: parameters,
    }).id;
    this.body = body;
    this.parameters = parameters;
  }
}
