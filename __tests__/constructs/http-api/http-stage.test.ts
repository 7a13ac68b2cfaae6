import { describe, expect, it } from 'vitest';
import { HttpApi } from '../../../constructs/http-api/http-api';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, routeIn, stageIn } from './http-parts';

const stage = (props: Parameters<typeof stageIn>[2] = {}) =>
  synth((scope) => stageIn(scope, 'main', props)).at('aws_apigatewayv2_stage.main');

describe('HttpStage', () => {
  it('is served from the root and publishes by itself', () => {
    expect(stage()).toMatchObject({ api_id: '${aws_apigatewayv2_api.main.id}', name: '$default', auto_deploy: true });
  });

  it('has no variables, route throttles or metrics of routes unless told', () => {
    expect(stage()).not.toHaveProperty('stage_variables');
    expect(stage()).not.toHaveProperty('route_settings');
    expect(stage().default_route_settings.detailed_metrics_enabled).toBe(false);
  });

  it('measures each route where that is wanted', () => {
    expect(stage({ detailedMetrics: true }).default_route_settings.detailed_metrics_enabled).toBe(true);
  });

  it('waits for a route before it limits it', () => {
    const doc = synth((scope) => {
      const api = apiIn(scope);
      const route = routeIn(scope, 'get_items', { api });
      stageIn(scope, 'main', { api, routeThrottles: [{ route, throttle: { burstLimit: 2, rateLimit: 1 } }] });
    });

    expect(doc.at('aws_apigatewayv2_stage.main').route_settings).toEqual([
      {
        route_key: '${aws_apigatewayv2_route.get_items.route_key}',
        throttling_burst_limit: 2,
        throttling_rate_limit: 1,
        detailed_metrics_enabled: false,
      },
    ]);
  });

  it('refuses limits of a route of another API', () => {
    expect(() =>
      synth((scope) => {
        const api = apiIn(scope);
        const other = new HttpApi(scope, 'other', { name: 'dev-other' });
        const route = routeIn(scope, 'get_items', { api: other });
        stageIn(scope, 'main', { api, routeThrottles: [{ route, throttle: { burstLimit: 2, rateLimit: 1 } }] });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'routeThrottles[get_items]',
        mustBe: 'a part of dev-scratch/HttpApi.main',
        was: 'dev-scratch/HttpApi.other',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });

  it('has no settings of routes where none has limits of its own', () => {
    expect(stage({ routeThrottles: [] })).not.toHaveProperty('route_settings');
  });

  it.each(['next', 'v1_0', 'v1-0', 'N', 'a'.repeat(128)])('takes the name %s', (name) => {
    expect(stage({ name }).name).toBe(name);
  });

  it.each(['my stage', 'v1.0', '$prod', 'a/b', '', 'a'.repeat(129)])('refuses the name %s', (name) => {
    expect(() => stage({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'name',
        mustBe: '"$default" or 1 to 128 letters, digits, hyphens and underscores',
        was: name,
        fix: 'Replace other characters by underscores.',
      }),
    );
  });

  it('hands its variables to integrations', () => {
    const variables = { alias: 'live', host: '${aws_lb.api.dns_name}' };

    expect(stage({ variables }).stage_variables).toEqual(variables);
  });

  it.each(['al-ias', '', 'a'.repeat(65)])('refuses the variable %s', (name) => {
    expect(() => stage({ variables: { [name]: 'live' } })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'names of variables',
        mustBe: '1 to 64 letters, digits and underscores',
        was: name,
        fix: 'Shorten it, and replace other characters.',
      }),
    );
  });

  it.each(['', 'a b', 'a'.repeat(513)])('refuses the value %s of a variable', (value) => {
    expect(() => stage({ variables: { alias: value } })).toThrow(
      propRefusal({
        where: 'dev-scratch/HttpStage.main',
        prop: 'variables.alias',
        mustBe: '1 to 512 of A-Za-z0-9-._~:/?#&=,',
        was: value,
        fix: 'Shorten it, and replace other characters.',
      }),
    );
  });

  it('refuses more than 100 variables', () => {
    const variables = Object.fromEntries(Array.from({ length: 101 }, (_, place) => [`v${place}`, 'x']));

    expect(() => stage({ variables })).toThrow(
      propRefusal({ prop: 'variables', mustBe: 'a list of 0 to 100 variables' }),
    );
  });
});
