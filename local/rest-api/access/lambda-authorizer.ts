import { AuthorizerCache } from '../../gateway/authorizer-cache';
import { decisionOf, isPolicyDocument } from '../../gateway/authorizer-policy';
import { functionArnIn } from '../../gateway/function-arn';
import { withStageVariables } from '../../gateway/stage-variables';
import type { World } from '../../world';
import type { MethodCall } from '../call';
import type { ContextObject } from '../context';
import { contextText } from '../context';
import type { AuthorizerDefinition, RestApiDefinition } from '../definition/rest-api-definition';
import { requestSource } from '../parameter-mapping';
import { Refusal } from '../refusal';
import { requestEvent, tokenEvent } from './authorizer-event';

/** What a Lambda authorizer answered. */
interface AuthorizerAnswer {
  readonly principalId: string;
  readonly policyDocument: unknown;
  readonly context: ContextObject;
  readonly usageIdentifierKey: string | undefined;
}

/** What a policy says of a call, where the caller's resource policy has a word too. */
export type PolicyDecision = ReturnType<typeof decisionOf>;

/** Decides by the policy that a function gives, which may be kept for a while. */
export class LambdaAuthorizer {
  private readonly cache: AuthorizerCache<AuthorizerAnswer>;

  constructor(
    private readonly authorizer: AuthorizerDefinition,
    private readonly world: World,
    private readonly api: RestApiDefinition,
  ) {
    this.cache = new AuthorizerCache(authorizer.ttlSeconds, world.now);
    world.remembers?.(() => this.cache.remembered(authorizer.address, api.address));
  }

  /** Puts what the function tells into the context, and says what its policy does. Refuses callers it does not know. */
  async decide(call: MethodCall): Promise<PolicyDecision> {
    const identity = this.identityOf(call);
    const key = `${call.stage.name}\n${identity.join('\n')}`;
    const known = identity.length > 0 ? this.cache.get(key) : undefined;
    const answer = known ?? (await this.ask(call, identity[0] ?? ''));
    if (known === undefined && identity.length > 0) this.cache.set(key, answer);
    tell(call.context, answer);
    const decision = decisionOf(answer.policyDocument, call.arn);
    const cached = known === undefined ? '' : ', from the cache';
    call.trace.step('authorizer', `${answer.principalId}: ${decision}${cached}`, this.authorizer.address);
    return decision;
  }

  /** The values that tell who calls. A value that is missing is refused without asking the function, but for a REQUEST authorizer that keeps nothing. */
  private identityOf(call: MethodCall): string[] {
    const { type, identitySources, ttlSeconds, validationExpression } = this.authorizer;
    const values = identitySources.map((source) => sourceValue(source, call) ?? '');
    const lenient = type === 'REQUEST' && ttlSeconds === 0;
    if (!lenient && values.some((value) => value === '')) throw this.unauthorized(`no ${identitySources.join(', ')}`);
    const [token = ''] = values;
    if (type === 'TOKEN' && validationExpression && !new RegExp(validationExpression).test(token))
      throw this.unauthorized('the token does not fit identity_validation_expression');
    return values;
  }

  private async ask(call: MethodCall, token: string): Promise<AuthorizerAnswer> {
    const functionArn = functionArnIn(withStageVariables(this.authorizer.uri ?? '', call.stageVariables));
    if (functionArn === undefined)
      throw this.failed(`authorizer_uri must name a function, it is ${this.authorizer.uri}`);
    const event = this.authorizer.type === 'TOKEN' ? tokenEvent(call, token) : requestEvent(call);
    const sourceArn = `${this.api.executionArn}/authorizers/${this.authorizer.id}`;
    const caller = this.authorizer.credentials ? undefined : { principal: 'apigateway.amazonaws.com', sourceArn };
    const result = await this.world.lambda.invoke({
      functionArn,
      payload: JSON.stringify(event),
      caller,
      trace: call.trace,
    });
    if (result.outcome === 'refused') throw this.misconfigured(`${result.code}: ${result.message}`);
    if (result.outcome === 'answered') return this.read(result.payload);
    if (errorMessageIn(result.payload) === 'Unauthorized') throw this.unauthorized('the function threw Unauthorized');
    throw this.failed(`the function failed: ${result.payload.slice(0, 300)}`);
  }

  private read(payload: string): AuthorizerAnswer {
    const answer = objectIn(payload);
    const { principalId, policyDocument, context, usageIdentifierKey } = answer;
    if (typeof principalId !== 'string' || !isPolicyDocument(policyDocument))
      throw this.misconfigured('the answer must have a principalId and a policyDocument');
    return {
      principalId,
      policyDocument,
      context: this.contextOf(context),
      usageIdentifierKey: typeof usageIdentifierKey === 'string' ? usageIdentifierKey : undefined,
    };
  }

  private contextOf(context: unknown): ContextObject {
    const entries = Object.entries(typeof context === 'object' && context !== null ? context : {});
    const nested = entries.find(([, value]) => typeof value === 'object' && value !== null);
    if (nested !== undefined) throw this.misconfigured(`context.${nested[0]} must be a text, a number or a boolean`);
    return Object.fromEntries(
      entries.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]),
    );
  }

  private unauthorized(why: string): Refusal {
    return new Refusal('UNAUTHORIZED', 'Unauthorized', { why, address: this.authorizer.address });
  }

  private misconfigured(why: string): Refusal {
    return new Refusal('AUTHORIZER_CONFIGURATION_ERROR', null, { why, address: this.authorizer.address });
  }

  private failed(why: string): Refusal {
    return new Refusal('AUTHORIZER_FAILURE', null, { why, address: this.authorizer.address });
  }
}

function sourceValue(source: string, call: MethodCall): string | undefined {
  const context = /^(?:\$?context)\.(.+)$/.exec(source)?.[1];
  if (context !== undefined) return contextText(call.context, context);
  return requestSource(source.replace(/^\$?stageVariables/, 'stageVariables'), call);
}

function tell(context: ContextObject, { principalId, context: returned, usageIdentifierKey }: AuthorizerAnswer): void {
  context.authorizer = { principalId, ...returned };
  if (usageIdentifierKey !== undefined) context.usageIdentifierKey = usageIdentifierKey;
}

function objectIn(payload: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const errorMessageIn = (payload: string): unknown => objectIn(payload).errorMessage;
