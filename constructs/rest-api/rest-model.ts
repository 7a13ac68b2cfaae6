import { ApiGatewayModel } from '@cdktf/provider-aws/lib/api-gateway-model';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import type { RestApi } from './rest-api';

/** A JSON schema of draft 4, the one API Gateway understands. */
export interface JsonSchema {
  /**
   * Kind of value, in lower case.
   *
   * @default - any kind of value
   */
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

  /** Any other keyword of draft 4. */
  readonly [keyword: string]: unknown;
}

/** What {@link RestModel} takes. */
export interface RestModelProps {
  /** The API the model belongs to. */
  readonly api: RestApi;

  /** Name of the model, letters and digits, unique in its API: `CreateUser`. */
  readonly name: string;

  /**
   * What the model is of, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /** What a value must look like; at most 400 KB. `exclusiveMinimum` and the like are booleans in draft 4. */
  readonly schema: JsonSchema;
}

/**
 * What a JSON body must look like.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export class RestModel extends NamedConstruct {
  /** The API the model belongs to. */
  readonly api: RestApi;

  /** Name of the model, as a reference to it. */
  readonly modelName: string;

  constructor(scope: Construct, id: string, props: RestModelProps) {
    super(scope, id);
    const schema = JSON.stringify({
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: props.name,
      ...props.schema,
    });
    this.check(props, schema);

    this.api = props.api;
    this.modelName = new ApiGatewayModel(this, 'Default', {
      restApiId: props.api.restApiId,
      name: props.name,
      description: props.description,
      contentType: 'application/json',
      schema,
    }).name;
  }

  private check({ name, description, schema }: RestModelProps, json: string): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.modelName,
      mustBe: 'letters and digits',
      fix: 'Write it as in CreateUser.',
    });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    checkLength(this, {
      prop: 'schema',
      value: json,
      least: 2,
      most: limits.modelSchemaBytes.value,
      fix: 'Split it into several models.',
    });
    if (Object.keys(schema).length > 0) return;
    throw new PropError(this, {
      prop: 'schema',
      mustBe: 'a schema that asks for something',
      was: schema,
      fix: 'Name its properties; a body that is not checked needs no model.',
    });
  }
}
