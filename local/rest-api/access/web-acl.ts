import { numberOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import type { ApiRequest } from '../../api';
import { holds } from '../../iam/condition';
import type { World } from '../../world';
import { computedIn, textIn, textsIn } from '../definition/arguments';
import type { StageDefinition } from '../definition/stages';
import { headerOf } from '../headers';
import { Refusal } from '../refusal';
import { WindowCounter } from './window-counter';

/** Whether a statement fits a request; undefined for statements that are not simulated. */
type Test = ((request: ApiRequest) => boolean) | undefined;

interface Rule {
  readonly name: string;
  readonly test: (request: ApiRequest) => boolean;
  readonly action: 'allow' | 'block' | 'count';
}

/** The web ACL of a stage: rules by rate and by address. */
export class WebAcl {
  private readonly rules: readonly Rule[];
  private readonly blocksOthers: boolean;

  constructor(
    private readonly acl: Resource,
    world: World,
  ) {
    const blocks = [...acl.blocks('rule')].sort(
      (a, b) => (numberOf(a.get('priority')) ?? 0) - (numberOf(b.get('priority')) ?? 0),
    );
    this.rules = blocks.flatMap((rule) => ruleOf(rule, acl, world));
    this.blocksOthers = acl.block('default_action')?.block('block') !== undefined;
  }

  /** Refuses a request that a rule blocks, or that none allows where the default is to block. */
  check(request: ApiRequest): void {
    // The first rule that decides ends it: rates of later ones do not count the request.
    const decided = this.rules.find(({ test, action }) => test(request) && action !== 'count');
    const blocked = decided === undefined ? this.blocksOthers : decided.action === 'block';
    if (!blocked) return;
    const why = decided === undefined ? 'no rule allows the request' : `rule ${decided.name} blocks the request`;
    throw new Refusal('WAF_FILTERED', 'Forbidden', { why, address: this.acl.address });
  }
}

/** The web ACLs of a document. Stages that share one share its counters. */
export class WebAcls {
  private readonly running = new Map<string, WebAcl>();

  constructor(private readonly world: World) {}

  /** The web ACL that is associated with a stage. */
  of(stage: StageDefinition): WebAcl | undefined {
    const { model } = this.world.deployed;
    const association = model
      .ofType('aws_wafv2_web_acl_association')
      .find((one) => stage.arn !== undefined && textIn(one, 'resource_arn') === stage.arn);
    const arn = association && textIn(association, 'web_acl_arn');
    const acl = model.ofType('aws_wafv2_web_acl').find((one) => arn !== undefined && computedIn(one, 'arn') === arn);
    if (acl === undefined) return undefined;
    const running = this.running.get(acl.address) ?? new WebAcl(acl, this.world);
    this.running.set(acl.address, running);
    return running;
  }
}

function ruleOf(rule: Body, acl: Resource, world: World): Rule[] {
  const name = textIn(rule, 'name') ?? '';
  const statement = rule.block('statement');
  const test = statement && testOf(statement, world);
  if (test === undefined) {
    world.unsupported(acl.address, `rule ${name} is not simulated: only rates and IP sets are`);
    return [];
  }
  return [{ name, test, action: actionOf(rule.block('action')) }];
}

const actionOf = (action: Body | undefined): Rule['action'] =>
  action?.block('block') !== undefined ? 'block' : action?.block('allow') !== undefined ? 'allow' : 'count';

function testOf(statement: Body, world: World): Test {
  const ipSet = statement.block('ip_set_reference_statement');
  if (ipSet !== undefined) return byAddress(ipSet, world.deployed.model);
  const rate = statement.block('rate_based_statement');
  if (rate !== undefined) return byRate(rate, world);
  const inner = statement.block('not_statement')?.block('statement');
  const negated = inner && testOf(inner, world);
  return negated && ((request) => !negated(request));
}

function byAddress(reference: Body, model: Model): Test {
  const arn = textIn(reference, 'arn');
  const set = model.ofType('aws_wafv2_ip_set').find((one) => computedIn(one, 'arn') === arn);
  const ranges = set === undefined ? [] : textsIn(set, 'addresses');
  const forwarded = reference.block('ip_set_forwarded_ip_config');
  const header = forwarded && textIn(forwarded, 'header_name');
  return (request) => holds('IpAddress', ranges, [addressOf(request, header)]) === true;
}

const addressOf = ({ headers, sourceIp }: ApiRequest, header: string | undefined): string =>
  (header === undefined ? undefined : headerOf(headers, header)?.split(',')[0]?.trim()) ?? sourceIp;

/** Counts the requests of an address within the window; above the limit the rule fits. */
function byRate(statement: Body, world: World): Test {
  const limit = numberOf(statement.get('limit')) ?? 100;
  const seconds = numberOf(statement.get('evaluation_window_sec')) ?? 300;
  const narrowed = statement.block('scope_down_statement');
  const scope = narrowed && testOf(narrowed, world);
  const together = textIn(statement, 'aggregate_key_type') === 'CONSTANT';
  const counters = new Map<string, WindowCounter>();
  return (request) => {
    if (scope !== undefined && !scope(request)) return false;
    const key = together ? '' : request.sourceIp;
    const counter = counters.get(key) ?? new WindowCounter(seconds * 1000, world.now);
    counters.set(key, counter);
    return counter.count() > limit;
  };
}
