import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rest_api_id = '${aws_api_gateway_rest_api.menu.id}';
const stage_name = '${aws_api_gateway_stage.live.stage_name}';
const method = {
  rest_api_id,
  resource_id: '${aws_api_gateway_resource.menu.id}',
  http_method: '${aws_api_gateway_method.menu.http_method}',
};

const resource = {
  aws_api_gateway_rest_api: { menu: { name: 'menu' } },
  aws_api_gateway_resource: {
    menu: { rest_api_id, parent_id: '${aws_api_gateway_rest_api.menu.root_resource_id}', path_part: 'menu' },
  },
  aws_api_gateway_method: { menu: { ...method, http_method: 'GET', authorization: 'NONE' } },
  aws_api_gateway_integration: {
    menu: { ...method, type: 'MOCK', request_templates: { 'application/json': '{"statusCode":200}' } },
  },
  aws_api_gateway_method_response: { menu: { ...method, status_code: '200' } },
  aws_api_gateway_integration_response: { menu: { ...method, status_code: '200' } },
  aws_api_gateway_deployment: { menu: { rest_api_id } },
  aws_api_gateway_stage: {
    live: {
      rest_api_id,
      stage_name: 'live',
      deployment_id: '${aws_api_gateway_deployment.menu.id}',
      cache_cluster_enabled: true,
      cache_cluster_size: '0.5',
    },
  },
  aws_api_gateway_method_settings: {
    menu: { rest_api_id, stage_name, method_path: 'menu/GET', settings: { caching_enabled: true } },
  },
};

/** Writes somebody's Terraform, whose REST API keeps answers in a cache, and gives its folder. */
export function menuFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'menu-')), 'menu');
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ resource }));
  return folder;
}
