import { describe, expect, it } from 'vitest';
import { linkTo, placeOf, queryOf } from '../../../../local/console/page/address';

describe('an address of the page', () => {
  it('names the part, what is opened and the rest', () => {
    const link = linkTo('requests', { stack: 'dev-a', open: ['/a', '/b'] }, 'id/1');

    expect(link).toBe('#/requests/id%2F1?stack=dev-a&open=%2Fa&open=%2Fb');
  });

  it('is read as it was written', () => {
    const { view, opened, params } = placeOf(linkTo('requests', { stack: 'dev-a' }, 'id/1'));

    expect([view, opened, params.get('stack')]).toEqual(['requests', 'id/1', 'dev-a']);
  });

  it.each(['', '#/', '#/nowhere'])('%j leads to the map', (hash) => {
    expect(placeOf(hash)).toMatchObject({ view: 'map', opened: undefined });
  });

  it('leaves out what is empty or not known', () => {
    expect(queryOf({ stack: '', route: undefined })).toBe('');
  });
});
