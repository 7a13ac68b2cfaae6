import { describe, expect, it } from 'vitest';
import {
  HttpProxyIntegration,
  type HttpProxyIntegrationProps,
} from '../../../constructs/http-api/http-proxy-integration';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './http-parts';

const integration = (props: Partial<HttpProxyIntegrationProps> = {}) =>
  synth((scope) => {
    new HttpProxyIntegration(scope, 'pets', { api: apiIn(scope), url: 'https://example.com/pets', ...props });
  }).at('aws_apigatewayv2_integration.pets');

describe('HttpProxyIntegration', () => {
  it('comes before the one it replaces, which routes still name', () => {
    expect(integration().lifecycle).toEqual({ create_before_destroy: true });
  });

  it("passes the caller's request on to a public URL", () => {
    expect(integration()).toEqual(
      expect.objectContaining({
        api_id: '${aws_apigatewayv2_api.main.id}',
        integration_type: 'HTTP_PROXY',
        integration_uri: 'https://example.com/pets',
        integration_method: 'ANY',
        payload_format_version: '1.0',
        timeout_milliseconds: 30000,
      }),
    );
  });

  it('changes nothing unless told', () => {
    expect(integration()).not.toHaveProperty('request_parameters');
    expect(integration()).not.toHaveProperty('response_parameters');
  });

  it('sends another method where told', () => {
    expect(integration({ method: 'GET' }).integration_method).toBe('GET');
  });

  it('leaves stage variables in the URL to API Gateway', () => {
    expect(integration({ url: 'https://${stageVariables.host}/{proxy}' }).integration_uri).toBe(
      'https://$${stageVariables.host}/{proxy}',
    );
  });

  it.each(['example.com', 'ftp://example.com', 'https://', 'https://a b'])('refuses the URL %s', (url) => {
    expect(() => integration({ url: url as HttpProxyIntegrationProps['url'] })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpProxyIntegration.pets',
        prop: 'url',
        mustBe: 'a whole http or https URL',
        was: url,
        fix: 'Write it with scheme and host; a private host needs a VpcLinkIntegration.',
      }),
    );
  });

  it('refuses to wait longer than API Gateway can', () => {
    expect(() => integration({ timeoutMilliseconds: 30_001 })).toThrow(
      propRefusal({ prop: 'timeoutMilliseconds', mustBe: 'a whole number' }),
    );
  });
});
