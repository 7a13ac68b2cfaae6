import { describe, expect, it } from 'vitest';
import { modelOfPlan } from '../../terraform/documents/plan';
import { Unknown } from '../../terraform/language/value';

type Json = Record<string, unknown>;

const constant = (constant_value: unknown) => ({ constant_value });
const referring = (...references: readonly string[]) => ({ references });

/** The resource `aws_x.a` of a plan, beside an `aws_y.b`. */
function planned(change: Json, expressions?: Json) {
  const configured = expressions === undefined ? [] : [{ address: 'aws_x.a', expressions }];
  const model = modelOfPlan({
    resource_changes: [
      { address: 'aws_x.a', type: 'aws_x', mode: 'managed', change },
      { address: 'aws_y.b', type: 'aws_y', mode: 'managed', change: { after: { id: 'b1' } } },
    ],
    configuration: { root_module: { resources: [...configured, { address: 'aws_y.b', expressions: {} }] } },
  });
  const [resource] = model.ofType('aws_x');
  if (resource === undefined) throw new Error('the plan has no aws_x');
  return { model, resource };
}

describe('a resource of a plan', () => {
  it('has the arguments that its configuration writes', () => {
    const { resource } = planned({ after: { name: 'a' } }, { name: constant('a') });
    expect(resource.get('name')).toBe('a');
  });

  it('lacks what is empty because nobody gave it', () => {
    const { resource } = planned({ after: { name: 'a', image_uri: '', publish: false } }, { name: constant('a') });
    expect([resource.lacks('image_uri'), resource.lacks('publish')]).toEqual([true, true]);
  });

  it('lacks an argument whose expression comes to null', () => {
    const { resource } = planned({ after: { name: null } }, { name: referring('var.name') });
    expect(resource.lacks('name')).toBe(true);
  });

  it('leads to the resource it refers to, though the value is known by now', () => {
    const { model, resource } = planned({ after: { y_id: 'b1' } }, { y_id: referring('aws_y.b.id', 'aws_y.b') });
    expect(model.follow(resource, 'y_id', 'aws_y')?.address).toBe('aws_y.b');
  });

  it('tells what a reference comes to, where that is known', () => {
    const { resource } = planned({ after: { y_id: 'b1' } }, { y_id: referring('aws_y.b.id', 'aws_y.b') });
    expect(resource.get('y_id')).toBe('b1');
  });

  it('leads to the resource it refers to before that exists', () => {
    const change = { after: {}, after_unknown: { y_id: true } };
    const { model, resource } = planned(change, { y_id: referring('aws_y.b.id', 'aws_y.b') });
    expect(model.follow(resource, 'y_id', 'aws_y')?.address).toBe('aws_y.b');
  });

  it('may lead anywhere through a local', () => {
    const { model, resource } = planned({ after: { y_id: 'b1' } }, { y_id: referring('local.y') });
    expect(model.isOpen(resource.symbolic('y_id'), 'aws_y')).toBe(true);
  });

  it('leads nowhere with the value of a variable', () => {
    const { model, resource } = planned({ after: { y_id: 'b1' } }, { y_id: referring('var.y') });
    expect(model.isOpen(resource.symbolic('y_id'), 'aws_y')).toBe(false);
  });

  it('keeps what is secret to itself', () => {
    const change = { after: { key: 'hunter2' }, after_sensitive: { key: true } };
    const { resource } = planned(change, { key: referring('var.key') });
    expect(resource.get('key')).toBeInstanceOf(Unknown);
  });

  it('knows the constants of a map beside what is not known yet', () => {
    const change = { after: { env: { A: 'a' } }, after_unknown: { env: { B: true } } };
    const { resource } = planned(change, { env: referring('aws_y.b.id', 'aws_y.b') });
    expect(resource.map('env')).toEqual({ A: 'a', B: expect.any(Unknown) });
  });

  it('has each block with the arguments that are written in it, in whatever order AWS tells them', () => {
    const after = {
      block: [
        { name: 'b', size: 1, kind: '' },
        { name: 'a', size: 0, kind: 'k' },
      ],
    };
    const block = [
      { name: constant('a'), kind: constant('k') },
      { name: constant('b'), size: constant(1) },
    ];
    const { resource } = planned({ after }, { block });
    expect(resource.blocks('block').map((one) => [one.get('name'), one.has('size'), one.has('kind')])).toEqual([
      ['b', true, false],
      ['a', false, true],
    ]);
  });

  it('has the blocks of a dynamic block, which no configuration tells', () => {
    const { resource } = planned({ after: { block: [{ name: 'a', kind: '' }] } }, { name: constant('x') });
    expect(resource.blocks('block').map((one) => [one.get('name'), one.has('kind')])).toEqual([['a', false]]);
  });

  it('knows no way from a block that may be of a dynamic block', () => {
    const after = { block: [{ size: 7 }, { size: null }] };
    const { resource } = planned({ after }, { block: [{ size: referring('var.size') }] });
    expect(resource.blocks('block').map((one) => one.get('size'))).toEqual([7, undefined]);
  });

  it('may depend on anything through a dynamic block', () => {
    const { model, resource } = planned({ after: { block: [{ size: 7 }] } }, { name: constant('x') });
    const [other] = model.ofType('aws_y');
    expect(other && resource.mentions(other)).toBe(true);
  });

  it('leads nowhere for certain where a condition chose', () => {
    const { model, resource } = planned(
      { after: { arn: 'b1' } },
      { arn: referring('var.use', 'aws_y.b.id', 'aws_y.b') },
    );
    expect(model.follow(resource, 'arn', 'aws_y')).toBeUndefined();
  });

  it('leads to an instance whose key has dots', () => {
    const resources = [{ address: 'aws_x.a', expressions: { y_id: referring('aws_y.b["a.b"].id', 'aws_y.b["a.b"]') } }];
    const change = (address: string) => ({
      address,
      type: address.slice(0, 5),
      mode: 'managed',
      change: { after: { y_id: '1' } },
    });
    const model = modelOfPlan({
      resource_changes: [change('aws_x.a'), change('aws_y.b["a.b"]'), change('aws_y.b["c"]')],
      configuration: { root_module: { resources: [...resources, { address: 'aws_y.b', expressions: {} }] } },
    });
    const [resource] = model.ofType('aws_x');
    expect(resource && model.follow(resource, 'y_id', 'aws_y')?.address).toBe('aws_y.b["a.b"]');
  });

  it('has all that is planned where there is no configuration', () => {
    const { resource } = planned({ after: { name: 'a', size: 0 } });
    expect([resource.get('name'), resource.get('size')]).toEqual(['a', 0]);
  });
});

describe('A plan', () => {
  it('of a target may leave out the rest', () => {
    expect(modelOfPlan({ resource_changes: [], complete: false }).hasOpaqueModules).toBe(true);
  });

  it('tells a region that is a variable', () => {
    const model = modelOfPlan({
      variables: { region: { value: 'eu-west-1' } },
      resource_changes: [{ address: 'aws_x.a', type: 'aws_x', mode: 'managed', change: { after: {} } }],
      configuration: {
        provider_config: { aws: { expressions: { region: { references: ['var.region'] } } } },
        root_module: { resources: [{ address: 'aws_x.a', expressions: {}, provider_config_key: 'aws' }] },
      },
    });
    expect(model.ofType('aws_x')[0]?.region).toBe('eu-west-1');
  });
});
