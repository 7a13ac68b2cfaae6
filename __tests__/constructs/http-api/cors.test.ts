import { describe, expect, it } from 'vitest';
import type { Cors } from '../../../constructs/api/cors';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './http-parts';

const named: Cors = { allowOrigins: ['https://myapp.com'], allowMethods: ['GET'], allowHeaders: ['Content-Type'] };
const cors = (props: Partial<Cors> = {}) =>
  synth((scope) => apiIn(scope, { cors: { ...named, ...props } })).at('aws_apigatewayv2_api.main').cors_configuration;
const refusal = (expected: ExpectedRefusal) =>
  propRefusal({ where: 'dev-scratch/HttpApi.main', ...expected, prop: `cors.${expected.prop}` });

describe('CORS', () => {
  it('says who may call, how, and what pages may read', () => {
    expect(cors({ exposeHeaders: ['ETag'], maxAge: 300, allowCredentials: true })).toEqual({
      allow_origins: ['https://myapp.com'],
      allow_methods: ['GET'],
      allow_headers: ['Content-Type'],
      expose_headers: ['ETag'],
      max_age: 300,
      allow_credentials: true,
    });
  });

  it('leaves out what it was not told', () => {
    expect(cors()).toEqual({
      allow_origins: ['https://myapp.com'],
      allow_methods: ['GET'],
      allow_headers: ['Content-Type'],
    });
  });

  it.each(['*', 'http://localhost:3000', 'capacitor://localhost', '${var.origin}'])('takes the origin %s', (origin) => {
    expect(cors({ allowOrigins: [origin] }).allow_origins).toEqual([origin]);
  });

  it.each(['myapp.com', 'https://myapp.com/', 'https://myapp.com/page', 'https://*.myapp.com'])(
    'refuses the origin %s, which no browser sends',
    (origin) => {
      expect(() => cors({ allowOrigins: [origin] })).toThrow(
        refusal({
          prop: 'allowOrigins',
          mustBe: '"*" or scheme://host[:port] without a path or trailing slash',
          was: origin,
          fix: 'Write each origin as the browser sends it, as in https://myapp.com.',
        }),
      );
    },
  );

  it.each(['get', 'TRACE', 'ANY'])('refuses the method %s', (method) => {
    expect(() => cors({ allowMethods: [method] })).toThrow(
      refusal({
        prop: 'allowMethods',
        mustBe: '"*" or an upper-case HTTP method',
        was: method,
        fix: 'Write GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.',
      }),
    );
  });

  it.each([-1, 0, 86_400])('takes the age of %s seconds', (maxAge) => {
    expect(cors({ maxAge }).max_age).toBe(maxAge);
  });

  it.each([-2, 86_401, 0.5])('refuses the age of %s seconds', (maxAge) => {
    expect(() => cors({ maxAge })).toThrow(
      refusal({
        prop: 'maxAge',
        mustBe: 'a whole number from -1 to 86400 seconds',
        was: maxAge,
        fix: 'Browsers remember a preflight for a day at most.',
      }),
    );
  });

  it.each(['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders'])(
    'refuses * in %s where credentials are allowed',
    (list) => {
      expect(() => cors({ [list]: ['*'], allowCredentials: true })).toThrow(
        refusal({
          prop: list,
          mustBe: 'a list of names while cors.allowCredentials is true',
          was: ['*'],
          fix: 'Name each one, or set allowCredentials to false.',
        }),
      );
    },
  );
});
