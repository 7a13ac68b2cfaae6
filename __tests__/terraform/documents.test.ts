import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules, judgeConfiguration } from '../../guardrails';
import { readConfiguration } from '../../terraform/documents/read-configuration';

const fixtures = '__tests__/guardrails/fixtures';

async function found(name: string): Promise<string[]> {
  const folder = join(fixtures, name);
  const files = readdirSync(folder)
    .sort()
    .map((file) => join(folder, file));
  const { source } = await readConfiguration({ path: folder, configuration: folder, folder, files });
  // The texts are extracts: what they refer to stands elsewhere.
  return judgeConfiguration({ ...source, partial: true }, { today: '2026-11-20' }).findings.map(
    ({ rule, address }) => `${address} ${rule}`,
  );
}

describe("the texts' own Terraform", () => {
  it('of the HTTP API with a domain breaks what docs/departures.md says', async () => {
    expect((await found('000-http-api')).sort()).toEqual([
      'aws_apigatewayv2_domain_name.api domain/certificate-region',
      'aws_apigatewayv2_integration.lambda lambda/permission-needs-qualifier',
      'aws_cloudwatch_event_target.warmup lambda/warm-up-target',
      'aws_lambda_alias.live lambda/version-needs-publish',
      'aws_lambda_provisioned_concurrency_config.api lambda/provisioned-needs-version',
    ]);
  });

  it('of the REST API with a cache breaks what docs/departures.md says', async () => {
    expect((await found('000-rest-api')).sort()).toEqual([
      'aws_api_gateway_deployment.main rest-api/deployment-after-methods',
      'aws_api_gateway_deployment.main rest-api/deployment-triggers',
      'aws_api_gateway_method_settings.get_items rest-api/cache-key-caller',
      'aws_api_gateway_method_settings.get_items rest-api/cache-key-complete',
      'aws_api_gateway_method_settings.get_items rest-api/log-level-needs-account-role',
      'aws_api_gateway_usage_plan.partner usage-plan/method-needs-key',
    ]);
  });

  it('of the user service breaks what docs/departures.md says', async () => {
    expect((await found('003-users')).sort()).toEqual([
      'aws_api_gateway_rest_api.main rest-api/body-or-resources',
      'aws_apigatewayv2_integration.alb http-api/reserved-header',
      'aws_apigatewayv2_route.proxy http-api/open-preflight',
      'aws_cloudwatch_metric_alarm.api_5xx alarm/http-api-metric',
      'aws_cloudwatch_metric_alarm.api_5xx alarm/http-api-metric',
      'aws_cloudwatch_metric_alarm.api_latency alarm/http-api-metric',
    ]);
  });

  it('of the greeting breaks what docs/departures.md says', async () => {
    expect((await found('004-hello')).sort()).toEqual([
      'aws_lambda_function.api_fn lambda/runtime-ended',
      'aws_lambda_function.api_fn lambda/source-code-hash',
    ]);
  });

  it('breaks all the rules that docs/departures.md names, and no others', async () => {
    const named = [...readFileSync('docs/departures.md', 'utf8').matchAll(/`([a-z0-9-]+\/[a-z0-9-]+)`/g)].map(
      ([, id]) => id,
    );
    const broken = (await Promise.all(readdirSync(fixtures).map(found))).flat().map((line) => line.split(' ')[1]);
    const rules = named.filter((id) => allRules.some((rule) => rule.id === id));

    expect([...new Set(rules)].sort()).toEqual([...new Set(broken)].sort());
  });
});
