import { describe, expect, it } from 'vitest';
import { plannedChanges } from '../../scripts/shared/plan/plan-summary';
import { highlightsOf } from '../../scripts/shared/review/page/highlights';
import { reviewPage } from '../../scripts/shared/review/page/page';
import { textReport } from '../../scripts/shared/review/text-report';
import {
  type Documents,
  itemsDomain,
  reviewed,
  reviewsOf,
  sizes,
  withCanary,
  withLargerCache,
  withMovedDomain,
  withOtherCode,
  withOtherKey,
  withoutAuthorizer,
  withoutThrottle,
  withWildcard,
} from '../support/prepared-changes';

const highlights = (synthesized: Documents) =>
  highlightsOf(reviewsOf(synthesized), { reviewed, synthesized }).map(
    ({ address, sentence, grave }) => `${grave ? '! ' : ''}${address} ${sentence}`,
  );
const pageOf = (synthesized: Documents) =>
  reviewPage(reviewsOf(synthesized), { documents: { reviewed, synthesized }, sizes });

// The changes are made in prod-items-http-api, prod-items-rest-api, prod-users-http-api and prod-hello-http-api.

/** The text of a page as a person reads it. */
const unescaped = (page: string) =>
  page.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

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
    expect(highlights(withWildcard)).toEqual(['! aws_iam_role_policy.api allows more: dynamodb:* on *']);
  });

  it('that a throttle was lifted', () => {
    expect(highlights(withoutThrottle).filter((one) => /throttle that is lifted/.test(one))).toHaveLength(2);
  });

  it('that a domain changes hands', () => {
    expect(highlights(withMovedDomain)).toContain(
      `! aws_apigatewayv2_domain_name.api takes the domain ${itemsDomain} from prod-items-http-api`,
    );
  });

  it('that a canary starts', () => {
    expect(highlights(withCanary)).toEqual(['aws_api_gateway_stage.prod starts a canary: 10 % of the requests']);
  });

  it('that code changed and nothing else', () => {
    expect(highlights(withOtherCode)).toEqual(['aws_lambda_function.api_fn has other code, and nothing else changed']);
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
    expect(pageOf(withLargerCache)).toMatch(/a month, was \$[\d.]+<\/p><ul><li>\+\$27\.74 REST cache memory 1\.6 GB/);
  });

  it('draws the cost before and after, each at multiples of the traffic', () => {
    const captions = pageOf(withLargerCache).match(/<figcaption>[^<]+/g);

    expect(captions).toEqual(['<figcaption>Before', '<figcaption>After']);
  });

  it('tells the size of code that differs, before and after', () => {
    expect(unescaped(pageOf(withOtherCode).replace(/<[^>]+>/g, ''))).toContain(
      'aws_lambda_function.api_fn: hello.zip, 117.2 KB → 98.0 KB',
    );
  });

  it('keeps what is removed on the map, and links it to its line in the JSON as it was reviewed', () => {
    const page = pageOf(withMovedDomain);

    expect(page).toContain(
      '<g class="box domain removed" data-addresses="aws_apigatewayv2_domain_name.api aws_apigatewayv2_api_mapping.api">',
    );
    expect(page).toMatch(
      /JSON as reviewed, \d+ lines.*<span id="prod-items-http-api\/json\/aws_apigatewayv2_domain_name.api">/s,
    );
  });

  it('adds what Terraform plans, without its values', () => {
    const values = { before: { hash_key: 'hunter2' }, after: { hash_key: 'hunter3' } };
    const change = { actions: ['delete', 'create'], replace_paths: [['hash_key']], ...values };
    const changes = plannedChanges({
      resource_changes: [{ address: 'aws_dynamodb_table.items', mode: 'managed', change }],
    });
    const page = reviewPage(reviewsOf(withOtherKey), {
      documents: { reviewed, synthesized: withOtherKey },
      sizes,
      plans: [{ stack: 'prod-items-http-api', changes, findings: '' }],
    });

    expect(page).toContain(
      '<h3>Terraform’s plan</h3><ul><li><b>replace</b> <a href="#prod-items-http-api/json/aws_dynamodb_table.items"><code>aws_dynamodb_table.items</code></a>, because of <code>hash_key</code> <strong>lost: its items</strong></li></ul>',
    );
    expect(page).not.toContain('hunter');
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
