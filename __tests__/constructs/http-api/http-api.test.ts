import { describe, expect, it } from 'vitest';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './http-parts';

const api = (props: Parameters<typeof apiIn>[1] = {}) =>
  synth((scope) => apiIn(scope, props)).at('aws_apigatewayv2_api.main');

describe('HttpApi', () => {
  it('is reached by IPv4 and IPv6 at its execute-api address', () => {
    expect(api()).toMatchObject({
      name: 'dev-scratch',
      protocol_type: 'HTTP',
      ip_address_type: 'dualstack',
      disable_execute_api_endpoint: false,
    });
  });

  it('refuses browsers of other origins unless told otherwise', () => {
    expect(api()).not.toHaveProperty('cors_configuration');
  });

  it('switches its execute-api address off behind a domain', () => {
    expect(api({ executeApiEndpointDisabled: true }).disable_execute_api_endpoint).toBe(true);
  });

  it('says what it is for', () => {
    expect(api({ description: 'Front door' }).description).toBe('Front door');
  });

  it.each(['', 'a'.repeat(129)])('refuses a name AWS does not take', (name) => {
    expect(() => api({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpApi.main',
        prop: 'name',
        mustBe: '1 to 128 characters',
        was: name,
        fix: 'Shorten it.',
      }),
    );
  });

  it('takes a name that is known only at apply', () => {
    expect(api({ name: '${var.name}' }).name).toBe('${var.name}');
  });

  it('refuses a description AWS does not take', () => {
    expect(() => api({ description: 'a'.repeat(1025) })).toThrow(
      propRefusal({ prop: 'description', mustBe: '0 to 1024 characters' }),
    );
  });
});
