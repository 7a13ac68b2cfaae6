import { describe, expect, it } from 'vitest';
import { routesIn } from '../../scripts/bundle/routes.mjs';

describe('the routes of a function', () => {
  it('are the names in its table, whatever stands behind them', () => {
    expect(
      routesIn([
        `export const handler = createHttpHandler({
           routes: {
             'GET /notes': async ({ query }) => answer(200, { notes: list(query), text: "a, } 'b': c" }),
             // 'GET /gone': not here any more,
             'POST /notes': create, /* 'PUT /notes': neither */
             async 'DELETE /notes/:id'({ params }) { return remove(params.id, \`{\${params.id}\`); },
           },
           refuse,
         });`,
      ]),
    ).toEqual(['GET /notes', 'POST /notes', 'DELETE /notes/:id']);
  });

  it('may stand in a table of their own, in any of its files', () => {
    const table = 'export const routes: Readonly<Record<string, Route>> = { $connect: connect, sendMessage };';

    expect(routesIn(['import { routes } from "./routes"; serve({ routes });', table])).toEqual([
      '$connect',
      'sendMessage',
    ]);
  });

  it.each([
    ['there is no table', 'export const handler = async () => {};'],
    ['some are spread into it', "serve({ routes: { ...others, 'GET /notes': list } })"],
    ['a name is computed', 'serve({ routes: { [`GET ${base}`]: list } })'],
  ])('are not known where %s', (_, text) => {
    expect(routesIn([text])).toBeUndefined();
  });
});
