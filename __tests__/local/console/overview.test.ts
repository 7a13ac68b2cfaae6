import { expect, it } from 'vitest';
import { folderOf } from '../support/functions';
import { runWithConsole } from './running-console';

it('names every stack with its APIs, where they are found, and what of them is not run', async () => {
  const { get, run } = await runWithConsole(folderOf({ 'code/index.mjs': '' }), {
    aws_apigatewayv2_api: { shop: { name: 'Shop', protocol_type: 'HTTP' } },
    aws_apigatewayv2_stage: { dev: { api_id: '${aws_apigatewayv2_api.shop.id}', name: 'dev', auto_deploy: true } },
    aws_lambda_function: {
      py: { function_name: 'py', role: 'r', runtime: 'python3.13', handler: 'a.b', filename: 'code' },
    },
  });

  expect((await get('/api/overview')).body).toEqual({
    stacks: [
      {
        stack: 'test',
        apis: [
          {
            address: 'aws_apigatewayv2_api.shop',
            kind: 'http',
            name: 'Shop',
            stages: [{ name: 'dev', address: 'aws_apigatewayv2_stage.dev', url: run.ready[0]?.url }],
          },
        ],
        unsupported: [
          {
            address: 'aws_lambda_function.py',
            why: 'its runtime is python3.13: only functions of Node.js are run',
          },
        ],
      },
    ],
    problems: [],
    sampling: { kept: 0, passed: 0, leftOut: 0 },
  });
});
