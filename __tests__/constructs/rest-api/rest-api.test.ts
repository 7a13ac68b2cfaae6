import { describe, expect, it } from 'vitest';
import { RestApi, type RestApiProps } from '../../../constructs/rest-api/rest-api';
import { RestResource } from '../../../constructs/rest-api/rest-resource';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn } from './rest-fixture';

const withApi = (props: Partial<RestApiProps> = {}) =>
  synth((scope) => {
    apiIn(scope, props);
  });
const restApi = (props: Partial<RestApiProps> = {}) => withApi(props).at('aws_api_gateway_rest_api.main');
const policy = (props: Partial<RestApiProps>) =>
  JSON.parse(withApi(props).at('aws_api_gateway_rest_api_policy.main').policy);

describe('RestApi', () => {
  it('is regional and dual-stack', () => {
    expect(restApi().endpoint_configuration).toEqual({ types: ['REGIONAL'], ip_address_type: 'dualstack' });
  });

  it('has no resource policy unless callers are listed', () => {
    expect(withApi().ofType('aws_api_gateway_rest_api_policy')).toEqual([]);
  });

  it('compresses from the size it is told', () => {
    expect(restApi({ minimumCompressionBytes: 1024 }).minimum_compression_size).toBe('1024');
  });

  it('imports an OpenAPI document', () => {
    expect(restApi({ body: '{"openapi":"3.0.1"}' }).body).toBe('{"openapi":"3.0.1"}');
  });

  it('lets listed addresses in and denies all others', () => {
    const { Statement } = policy({ endpoint: { type: 'REGIONAL', allowedCidrs: ['203.0.113.0/24', '2001:db8::/32'] } });

    expect(Statement).toEqual([
      expect.objectContaining({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke' }),
      expect.objectContaining({
        Effect: 'Deny',
        Resource: '${aws_api_gateway_rest_api.main.execution_arn}/*',
        Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } },
      }),
    ]);
  });

  it('is private with its endpoints and the policy AWS asks for', () => {
    const endpoint = { type: 'PRIVATE', vpcEndpointIds: ['vpce-0a1b2c3d'] } as const;

    expect(restApi({ endpoint }).endpoint_configuration).toEqual({
      types: ['PRIVATE'],
      vpc_endpoint_ids: ['vpce-0a1b2c3d'],
      ip_address_type: 'dualstack',
    });
    expect(policy({ endpoint }).Statement[1]).toMatchObject({
      Effect: 'Deny',
      Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0a1b2c3d'] } },
    });
  });

  it('compares addresses inside a VPC by the key AWS fills there', () => {
    const endpoint = { type: 'PRIVATE', vpcEndpointIds: ['vpce-0a1b2c3d'], allowedCidrs: ['10.0.0.0/8'] } as const;

    expect(policy({ endpoint }).Statement[2].Condition).toEqual({
      NotIpAddress: { 'aws:VpcSourceIp': ['10.0.0.0/8'] },
    });
  });

  it.each<[string, Partial<RestApiProps>, ExpectedRefusal]>([
    [
      'an empty name',
      { name: '' },
      { prop: 'name', mustBe: '1 to 1024 characters', was: '', fix: 'Name it after its stack.' },
    ],
    [
      'a media type without a subtype',
      { binaryMediaTypes: ['image'] },
      {
        prop: 'binaryMediaTypes',
        mustBe: 'a media type, <type>/<subtype>',
        was: 'image',
        fix: 'Write it as in image/png.',
      },
    ],
    [
      'too large a compression threshold',
      { minimumCompressionBytes: 10_485_761 },
      {
        prop: 'minimumCompressionBytes',
        mustBe: 'a whole number from 0 to 10485760 bytes',
        was: 10485761,
        fix: 'Leave it out to compress nothing.',
      },
    ],
    [
      'an allow list of nobody',
      { endpoint: { type: 'REGIONAL', allowedCidrs: [] } },
      {
        prop: 'endpoint.allowedCidrs',
        mustBe: 'a list of 1 to 100 CIDR blocks',
        was: [],
        fix: 'Leave it out to allow every address, or join neighbouring blocks.',
      },
    ],
    [
      'an address without a mask',
      { endpoint: { type: 'REGIONAL', allowedCidrs: ['203.0.113.7'] } },
      {
        prop: 'endpoint.allowedCidrs',
        mustBe: 'a CIDR block of IPv4 or IPv6 addresses',
        was: '203.0.113.7',
        fix: 'Write one address as in 203.0.113.7/32.',
      },
    ],
    [
      'an address that is none',
      { endpoint: { type: 'REGIONAL', allowedCidrs: ['300.0.0.0/8'] } },
      {
        prop: 'endpoint.allowedCidrs',
        mustBe: 'a CIDR block of IPv4 or IPv6 addresses',
        was: '300.0.0.0/8',
        fix: 'Write one address as in 203.0.113.7/32.',
      },
    ],
    [
      'a private API without endpoints',
      { endpoint: { type: 'PRIVATE', vpcEndpointIds: [] } },
      {
        prop: 'endpoint.vpcEndpointIds',
        mustBe: 'a list of 1 to 20 VPC endpoints',
        was: [],
        fix: 'A private API needs an execute-api endpoint, or nobody reaches it.',
      },
    ],
    [
      'a VPC in place of an endpoint',
      { endpoint: { type: 'PRIVATE', vpcEndpointIds: ['vpc-0a1b'] } },
      {
        prop: 'endpoint.vpcEndpointIds',
        mustBe: 'the id of a VPC endpoint',
        was: 'vpc-0a1b',
        fix: 'Write it as in vpce-0a1b2c3d.',
      },
    ],
  ])('refuses %s', (_, props, expected) => {
    expect(() => withApi(props)).toThrow(propRefusal({ where: 'dev-scratch/RestApi.main', ...expected }));
  });

  it('refuses a policy longer than AWS keeps', () => {
    const allowedCidrs = Array.from(
      { length: 100 },
      (_, block) => `2001:0db8:1111:2222:3333:4444:${5000 + block}:0000:0000:0000:0000:0000:0000:0000:0000/112`,
    );

    expect(() => withApi({ endpoint: { type: 'REGIONAL', allowedCidrs } })).toThrow(
      propRefusal({ prop: 'endpoint.allowedCidrs', mustBe: '1 to 8192 characters' }),
    );
  });
});

describe('RestResource', () => {
  const resources = (...parts: readonly [id: string, parent: string | undefined, pathPart: string][]) =>
    synth((scope) => {
      const api = new RestApi(scope, 'main', { name: 'dev-scratch' });
      const paths = new Map([[undefined as string | undefined, api.root]]);
      for (const [id, parentId, pathPart] of parts) {
        const parent = paths.get(parentId) ?? api.root;
        paths.set(id, new RestResource(scope, id, { parent, pathPart }).path);
      }
    });

  it('stands below its parent', () => {
    const document = resources(['items', undefined, 'items'], ['item', 'items', '{id}']);

    expect(document.at('aws_api_gateway_resource.items')).toMatchObject({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      parent_id: '${aws_api_gateway_rest_api.main.root_resource_id}',
      path_part: 'items',
    });
    expect(document.at('aws_api_gateway_resource.item')).toMatchObject({
      parent_id: '${aws_api_gateway_resource.items.id}',
      path_part: '{id}',
    });
  });

  it.each(['items', 'v1.2', 'a:b', '{id}', '{proxy+}'])('takes the segment %s', (pathPart) => {
    expect(() => resources(['one', undefined, pathPart])).not.toThrow();
  });

  it.each(['a/b', 'x{id}', '*', '/items', '', '{}', '{id', 'a b'])('refuses the segment "%s"', (pathPart) => {
    expect(() => resources(['one', undefined, pathPart])).toThrow(
      propRefusal({
        where: 'dev-scratch/RestResource.one',
        prop: 'pathPart',
        mustBe: 'one segment of letters, digits and . _ : -, or one variable in braces',
        was: pathPart,
        fix: 'Write items or {id}; a resource for each segment.',
      }),
    );
  });

  it('refuses a segment that its parent has already', () => {
    expect(() => resources(['items', undefined, 'items'], ['again', undefined, 'items'])).toThrow(
      propRefusal({
        where: 'dev-scratch/RestResource.again',
        prop: 'pathPart',
        mustBe: 'unique under its parent',
        was: 'items',
      }),
    );
  });

  it('refuses a second variable beside the first', () => {
    expect(() => resources(['item', undefined, '{id}'], ['other', undefined, '{name}'])).toThrow(
      propRefusal({
        where: 'dev-scratch/RestResource.other',
        prop: 'pathPart',
        mustBe: 'no variable beside {id}',
        was: '{name}',
      }),
    );
  });

  it('refuses a child of a greedy variable', () => {
    expect(() => resources(['rest', undefined, '{proxy+}'], ['more', 'rest', 'more'])).toThrow(
      propRefusal({
        where: 'dev-scratch/RestResource.more',
        prop: 'pathPart',
        mustBe: 'no child of /{proxy+}, which takes every path below it',
        was: 'more',
      }),
    );
  });

  it('refuses a variable that the path has already', () => {
    expect(() => resources(['item', undefined, '{id}'], ['again', 'item', '{id}'])).toThrow(
      propRefusal({
        where: 'dev-scratch/RestResource.again',
        prop: 'pathPart',
        mustBe: 'another variable than those of /{id}',
        was: '{id}',
      }),
    );
  });

  it('refuses to stand beside an OpenAPI document, which would delete it', () => {
    const build = () =>
      synth((scope) => {
        const api = apiIn(scope, { body: '{}' });
        new RestResource(scope, 'items', { parent: api.root, pathPart: 'items' });
      });

    expect(build).toThrow(
      propRefusal({
        prop: 'pathPart',
        mustBe: 'absent on an API whose OpenAPI document says what it answers',
        was: 'items',
      }),
    );
  });
});
