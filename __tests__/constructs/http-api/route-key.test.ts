import { describe, expect, it } from 'vitest';
import type { HttpRouteKey } from '../../../constructs/http-api/route-key';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { routeIn } from './http-parts';

const keyOf = (routeKey: HttpRouteKey) =>
  synth((scope) => routeIn(scope, 'get_items', { routeKey })).at('aws_apigatewayv2_route.get_items').route_key;
const refusal = (mustBe: string, was: string, fix: string) =>
  propRefusal({ where: 'dev-scratch/HttpRoute.get_items', prop: 'routeKey', mustBe, was, fix });

describe('route key', () => {
  it.each<HttpRouteKey>([
    '$default',
    'GET /',
    'GET /items',
    'GET /items/',
    'PATCH /items/{id}',
    'ANY /{proxy+}',
    'DELETE /a/{first}/b/{second}',
  ])('takes %s', (routeKey) => {
    expect(keyOf(routeKey)).toBe(routeKey);
  });

  it.each([
    'get /items',
    'TRACE /items',
    'GET items',
    'GET  /items',
    'GET /items?page=1',
    'GET /items#top',
    '/items',
    '$Default',
    'GET /a b',
  ])('refuses %s', (routeKey) => {
    expect(() => keyOf(routeKey as HttpRouteKey)).toThrow(
      refusal(
        '"<METHOD> /<path>" without query string or blanks, or "$default"',
        routeKey,
        'Write it as in GET /items/{id}.',
      ),
    );
  });

  it.each<HttpRouteKey>(['GET /x{id}', 'GET /{id}.json', 'GET /{}', 'GET /{a}{b}'])(
    'refuses a variable that does not fill its segment: %s',
    (routeKey) => {
      expect(() => keyOf(routeKey)).toThrow(
        refusal(
          'a path whose variables fill whole segments',
          routeKey,
          'Write a variable as a segment of its own, as in /items/{id}.',
        ),
      );
    },
  );

  it('refuses a greedy variable that is not the last', () => {
    expect(() => keyOf('ANY /{proxy+}/items')).toThrow(
      refusal(
        'a path whose greedy variable comes last',
        'ANY /{proxy+}/items',
        'Move {name+} to the end, or make it a plain {name}.',
      ),
    );
  });

  it('refuses a variable that is used twice', () => {
    expect(() => keyOf('GET /{id}/parts/{id}')).toThrow(
      refusal('a path that uses each variable once', 'GET /{id}/parts/{id}', 'Rename one of the variables.'),
    );
  });
});
