import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';

/** The methods a route may name. TRACE and CONNECT are not among them. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'ANY';

/**
 * What a route answers: a method and a path, or `$default` for everything no other route takes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export type HttpRouteKey = `${HttpMethod} /${string}` | '$default';

const shape = /^(\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) \/[^\s?#]*)$/;
const variable = /^\{[A-Za-z0-9._:-]+\+?\}$/;

/** Refuses a route key that CreateRoute refuses, or that no request could ever match. */
export function checkRouteKey(scope: IConstruct, routeKey: string): void {
  checkPattern(scope, {
    prop: 'routeKey',
    value: routeKey,
    pattern: shape,
    mustBe: '"<METHOD> /<path>" without query string or blanks, or "$default"',
    fix: 'Write it as in GET /items/{id}.',
  });
  if (shape.test(routeKey) && routeKey !== '$default') checkPath(scope, routeKey);
}

function checkPath(scope: IConstruct, routeKey: string): void {
  const segments = routeKey.slice(routeKey.indexOf('/') + 1).split('/');
  const refuse = (mustBe: string, fix: string): never => {
    throw new PropError(scope, { prop: 'routeKey', mustBe, was: routeKey, fix });
  };

  if (segments.some((segment) => segment.startsWith(':'))) {
    refuse(
      'a path with its variables in braces',
      'Write {id} here, as API Gateway does, and :id among the routes of the handler.',
    );
  }
  if (segments.some((segment) => /[{}]/.test(segment) && !variable.test(segment))) {
    refuse(
      'a path whose variables fill whole segments',
      'Write a variable as a segment of its own, as in /items/{id}.',
    );
  }
  if (segments.slice(0, -1).some((segment) => segment.endsWith('+}'))) {
    refuse('a path whose greedy variable comes last', 'Move {name+} to the end, or make it a plain {name}.');
  }
  const variables = segments.filter((segment) => segment.startsWith('{'));
  if (new Set(variables).size !== variables.length) {
    refuse('a path that uses each variable once', 'Rename one of the variables.');
  }
}

/**
 * The variables of a route's path, each with the level it stands at. All routes of an API must call the variable of one level
 * alike; a greedy one may stand beside a plain one.
 */
export function variableLevels(routeKey: string): { level: string; variable: string }[] {
  const segments = routeKey.slice(routeKey.indexOf('/') + 1).split('/');
  return segments.flatMap((variable, place) => {
    if (!variable.startsWith('{') || variable.endsWith('+}')) return [];
    return [{ level: segments.slice(0, place).join('/'), variable }];
  });
}
