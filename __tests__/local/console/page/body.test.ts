import { describe, expect, it } from 'vitest';
import { bodyProblems } from '../../../../local/console/page/try/body-problems';
import { exampleOf } from '../../../../local/console/page/try/example';

const schema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['name', 'tags'],
  properties: {
    name: { type: 'string', minLength: 1 },
    kind: { type: 'string', enum: ['small', 'large'] },
    tags: { type: 'array', items: { type: 'integer', minimum: 1 } },
  },
};

describe('a body beside its model', () => {
  it.each([
    ['{"name":"a","tags":[1]}', []],
    ['', []],
    ['{', [expect.stringContaining('must be JSON')]],
    ['{"name":"a"}', [expect.stringContaining('tags')]],
    ['{"name":"a","tags":[0]}', [expect.stringMatching(/^tags\/0: /)]],
    ['{"name":"","tags":[]}', [expect.stringMatching(/^name: /)]],
  ])('%j has the problems %j', (body, problems) => {
    expect(bodyProblems(body, schema)).toEqual(problems);
  });

  it('has no problem where no model is known', () => {
    expect(bodyProblems('anything', undefined)).toEqual([]);
  });
});

describe('an example of a model', () => {
  it('has the members that are required, each with the simplest value', () => {
    expect(exampleOf(schema)).toEqual({ name: '', tags: [1] });
  });

  it('has what the model gives as an example, and the first of what may be chosen', () => {
    const model = { properties: { a: { example: 'x' }, b: { enum: ['y', 'z'] }, c: { default: 0 } } };

    expect(exampleOf(model)).toEqual({ a: 'x', b: 'y', c: 0 });
  });

  it('ends where a model holds itself', () => {
    const model: { type: string; items?: unknown } = { type: 'array' };
    model.items = model;

    expect(JSON.stringify(exampleOf(model))).toBe('[[[[[[null]]]]]]');
  });
});
