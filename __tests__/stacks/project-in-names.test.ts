import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import type { Environment } from '../../config/environment';
import { itemsRestApi } from '../../config/items-rest-api';
import { project } from '../../config/project';
import { shopHttpApi } from '../../config/shop-http-api';
import { usersRestApi } from '../../config/users-rest-api';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { checkProject } from '../../stacks/config-check';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf, synth, type TerraformDocument } from '../support/synth';

const named: Environment = { ...environment('dev'), ownKeys: ['topics'], dashboards: true, projectInNames: true };
const stacks = {
  shop: (dev: Environment) => new ShopHttpApiStack(Testing.app(), dev, ownSettings(shopHttpApi, 'dev')),
  users: (dev: Environment) =>
    new UsersRestApiStack(Testing.app(), dev, ownSettings(usersRestApi, 'dev'), 'set elsewhere'),
  chat: (dev: Environment) =>
    new ChatWebSocketApiStack(Testing.app(), dev, ownSettings(chatWebSocketApi, 'dev'), 'set elsewhere'),
};

const namesIn = (document: TerraformDocument): string[] =>
  document
    .addresses()
    .flatMap((address) =>
      ['name', 'function_name', 'alarm_name', 'dashboard_name'].map((one) => document.at(address)[one]),
    )
    .filter((one): one is string => typeof one === 'string');

/** A name in which the environment stands first, or first behind a path of AWS's. */
const withoutProject = /(^|\/)dev-/;

describe.each(Object.entries(stacks))('%s in an account that two projects share', (_, make) => {
  const [plain, own] = [documentOf(make({ ...named, projectInNames: false })), documentOf(make(named))];

  it('has the project before every name that AWS knows', () => {
    expect(namesIn(plain).filter((one) => withoutProject.test(one))).not.toEqual([]);
    expect(namesIn(own).filter((one) => withoutProject.test(one))).toEqual([]);
    expect(namesIn(own).some((one) => one.startsWith(`${project}-dev-`))).toBe(true);
  });

  it('keeps the addresses of everything', () => {
    expect(own.addresses()).toEqual(plain.addresses());
  });
});

it('a load balancer whose name the project makes too long has a shorter one', () => {
  const name = documentOf(stacks.shop({ ...named, name: 'staging' as Environment['name'] })).at('aws_lb.payments').name;

  expect(name).toMatch(/^[a-z0-9-]{1,23}-[0-9a-f]{8}$/);
});

it('so has the load balancer of a REST API', () => {
  const settings = { ...ownSettings(itemsRestApi, 'dev'), stock: { port: 8080 } };
  const long = { ...named, name: 'staging' as Environment['name'] };

  expect(
    documentOf(new ItemsRestApiStack(Testing.app(), long, settings, 'set elsewhere')).at('aws_lb.stock').name,
  ).toMatch(/^[a-z0-9-]{1,23}-[0-9a-f]{8}$/);
});

it('a project that no name can begin with is refused', () => {
  expect(() => synth((scope) => checkProject(scope, 'My Project'))).toThrow(
    propRefusal({
      where: 'dev-scratch',
      prop: 'project',
      mustBe: 'lower-case words with hyphens between, where environments have projectInNames',
      was: 'My Project',
      fix: 'Correct it in config/project.ts, or leave projectInNames out in config/environments.ts.',
    }),
  );
});
