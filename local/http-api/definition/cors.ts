import { booleanOf, numberOf, type ValueMap } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { textsOf } from '../../gateway/values';
import type { CorsDefinition } from './definition';

/** Reads `cors_configuration`; undefined when there is none. */
export function readCors(block: Body | undefined): CorsDefinition | undefined {
  if (block === undefined) return undefined;
  return {
    allowOrigins: textsOf(block.get('allow_origins')),
    allowMethods: textsOf(block.get('allow_methods')),
    allowHeaders: textsOf(block.get('allow_headers')),
    exposeHeaders: textsOf(block.get('expose_headers')),
    allowCredentials: booleanOf(block.get('allow_credentials')) ?? false,
    maxAge: numberOf(block.get('max_age')),
  };
}

/** Reads `x-amazon-apigateway-cors` of an OpenAPI body. */
export const corsOfOpenApi = (extension: ValueMap): CorsDefinition => ({
  allowOrigins: textsOf(extension.allowOrigins),
  allowMethods: textsOf(extension.allowMethods),
  allowHeaders: textsOf(extension.allowHeaders),
  exposeHeaders: textsOf(extension.exposeHeaders),
  allowCredentials: booleanOf(extension.allowCredentials) ?? false,
  maxAge: numberOf(extension.maxAge),
});
