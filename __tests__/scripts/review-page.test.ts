import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { highlightsOf } from '../../scripts/review/page/highlights';
import { reviewPage } from '../../scripts/review/page/page';
import { plannedByProvider } from '../../scripts/review/replacements';
import { review } from '../../scripts/review/review';
import type { JsonObject } from '../../scripts/review/terraform-json';
import { textReport } from '../../scripts/review/text-report';

const project = resolve(__dirname, '../..');
const extension = '.tf.json';

/** What a person has reviewed, by stack. */
const reviewed: ReadonlyMap<string, JsonObject> = new Map(
  readdirSync(join(project, 'reviewed')).map((name) => [
    name.slice(0, -extension.length),
    JSON.parse(readFileSync(join(project, 'reviewed', name), 'utf8')),
  ]),
);

type Bodies = Record<string, Record<string, Record<string, unknown>>>;

/** The documents after some change of one stack's resources. */
function changed(stack: string, change: (resources: Bodies) => void): ReadonlyMap<string, JsonObject> {
  const document = structuredClone(reviewed.get(stack)) as { resource: Bodies };
  change(document.resource);
  return new Map(reviewed).set(stack, document);
}

const body = (resources: Bodies, type: string, name: string): Record<string, unknown> => {
  const found = resources[type]?.[name];
  if (found === undefined) throw new Error(`${type}.${name}: must be in the reviewed stack`);
  return found;
};

const reviewsOf = (synthesized: ReadonlyMap<string, JsonObject>) => review(reviewed, synthesized, plannedByProvider);
const highlights = (synthesized: ReadonlyMap<string, JsonObject>) =>
  highlightsOf(reviewsOf(synthesized), { reviewed, synthesized }).map(
    ({ address, sentence, grave }) => `${grave ? '! ' : ''}${address} ${sentence}`,
  );
const pageOf = (synthesized: ReadonlyMap<string, JsonObject>) =>
  reviewPage(reviewsOf(synthesized), { reviewed, synthesized }, project);

/** The text of a page as a person reads it. */
const unescaped = (page: string) =>
  page.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const withoutAuthorizer = changed('prod-items-http-api', (resources) => {
  const route = body(resources, 'aws_apigatewayv2_route', 'get_items');
  delete route.authorizer_id;
  route.authorization_type = 'NONE';
});

const withOtherKey = changed('prod-items-http-api', (resources) => {
  body(resources, 'aws_dynamodb_table', 'items').hash_key = 'id';
});

describe('a reviewer sees first', () => {
  it('that a route lost its authorizer', () => {
    expect(highlights(withoutAuthorizer)).toEqual([
      '! aws_apigatewayv2_route.get_items lost its authorizer: was JWT ${aws_apigatewayv2_authorizer.jwt.id}, is open to anybody',
    ]);
  });

  it('that a table will be replaced', () => {
    expect(highlights(withOtherKey)[0]).toBe('! aws_dynamodb_table.items is replaced, and its items with it');
  });

  it('that a permission became *', () => {
    const synthesized = changed('prod-items-http-api', (resources) => {
      const role = body(resources, 'aws_iam_role_policy', 'api');
      role.policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }] });
    });

    expect(highlights(synthesized)).toEqual(['! aws_iam_role_policy.api allows more: dynamodb:* on *']);
  });

  it('that a throttle was lifted', () => {
    const synthesized = changed('prod-users-http-api', (resources) => {
      const [stage = {}] = Object.values(resources.aws_apigatewayv2_stage ?? {});
      stage.default_route_settings = {};
    });

    expect(highlights(synthesized).filter((one) => /throttle that is lifted/.test(one))).toHaveLength(2);
  });

  it('that a domain changes hands', () => {
    const from = body(reviewed.get('prod-items-http-api')?.resource as Bodies, 'aws_apigatewayv2_domain_name', 'api');
    const synthesized = new Map(
      changed('prod-users-http-api', (resources) => {
        body(resources, 'aws_apigatewayv2_domain_name', 'api').domain_name = from.domain_name;
      }),
    );
    synthesized.set(
      'prod-items-http-api',
      changed('prod-items-http-api', (resources) => {
        delete resources.aws_apigatewayv2_domain_name;
      }).get('prod-items-http-api') ?? {},
    );

    expect(highlights(synthesized)).toContain(
      `! aws_apigatewayv2_domain_name.api takes the domain ${from.domain_name} from prod-items-http-api`,
    );
  });

  it('that a canary starts', () => {
    const synthesized = changed('prod-items-rest-api', (resources) => {
      body(resources, 'aws_api_gateway_stage', 'prod').canary_settings = { percent_traffic: 10 };
    });

    expect(highlights(synthesized)).toEqual(['aws_api_gateway_stage.prod starts a canary: 10 % of the requests']);
  });

  it('that code changed and nothing else', () => {
    const synthesized = changed('prod-hello-http-api', (resources) => {
      body(resources, 'aws_lambda_function', 'api_fn').source_code_hash = 'other';
    });

    expect(highlights(synthesized)).toEqual(['aws_lambda_function.api_fn has other code, and nothing else changed']);
  });
});

describe('the page of a review', () => {
  it('holds every line of the text report', () => {
    const page = unescaped(pageOf(withOtherKey).replace(/<[^>]+>/g, ' '));
    const addresses =
      textReport(reviewsOf(withOtherKey), reviewed.size).match(/\b(?:aws|data|output|var)[\w.]+\.\w+/g) ?? [];

    expect(addresses).not.toEqual([]);
    expect(addresses.filter((address) => !page.includes(address))).toEqual([]);
    expect(page).toContain('hash_key: "pk" -> "id" (forces replacement)');
  });

  it('marks what is replaced on the map', () => {
    expect(pageOf(withOtherKey)).toContain('<g class="box store replaced" data-addresses="aws_dynamodb_table.items">');
  });

  it('tells what the change costs, and what causes it', () => {
    const synthesized = changed('prod-items-rest-api', (resources) => {
      body(resources, 'aws_api_gateway_stage', 'prod').cache_cluster_size = '1.6';
    });

    expect(pageOf(synthesized)).toMatch(/a month, was \$[\d.]+<\/p><ul><li>\+\$27\.74 REST cache memory 1\.6 GB/);
  });

  it('links each change to its line of the JSON, and every link leads somewhere', () => {
    const page = pageOf(withoutAuthorizer);
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/<a (?:class="line" )?href="#([^"]+)"/g)].map(([, to = '']) => to);

    expect(links).toContain('prod-items-http-api/json/aws_apigatewayv2_route.get_items');
    expect(links.filter((to) => !anchors.has(to))).toEqual([]);
  });

  it('asks for nothing that is not in it', () => {
    expect(pageOf(withOtherKey)).not.toMatch(/\b(src|href)="(?!#)|url\(|@import|fetch\(/);
  });

  it('is the documentation of all stacks when nothing differs', () => {
    const page = pageOf(reviewed);
    const apis = [...reviewed.keys()].filter((stack) => !stack.endsWith('-account'));

    expect(page.match(/<section id="[^"]+" data-stack=/g)).toHaveLength(reviewed.size);
    expect(page.match(/<svg class="map"/g)).toHaveLength(apis.length);
    expect(page).toContain(`Nothing differs: synth gives what was reviewed, in ${reviewed.size} stacks.`);
    expect(page).toContain('[rest-api/cache-key-caller] waived until');
  });
});
