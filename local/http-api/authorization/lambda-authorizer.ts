import { AuthorizerCache } from '../../gateway/authorizer-cache';
import { decisionOf } from '../../gateway/authorizer-policy';
import { callFunction } from '../../gateway/call-function';
import { functionArnIn } from '../../gateway/function-arn';
import { withStageVariables } from '../../gateway/stage-variables';
import type { StageDefinition } from '../../gateway/stages';
import type { Surroundings } from '../../gateway/surroundings';
import { within } from '../../gateway/within';
import type { Call } from '../call/call';
import { forbidden, internalError, type Refusal, unauthorized } from '../call/refusal';
import type { LambdaAuthorizerDefinition } from '../definition/definition';
import { sourceOf } from '../mapping/source';
import type { Authorize } from './authorizer';
import { authorizerEvent } from './authorizer-event';
import { readVerdict, type Verdict } from './authorizer-verdict';

/** Milliseconds that an authorizer may take. */
const longestTimeout = 10_000;

/** Lets requests pass that a function allows. Its answers are kept for the authorizer's time to live. */
export function lambdaAuthorizer(
  definition: LambdaAuthorizerDefinition,
  stage: StageDefinition,
  api: Surroundings,
): Authorize {
  const sources = definition.identitySources.map(sourceOf);
  const cache = new AuthorizerCache<Verdict>(sources.length === 0 ? 0 : definition.ttl, api.world.now);
  api.world.remembers?.(() => cache.remembered(definition.address, api.address));
  const functionArn = functionArnIn(withStageVariables(definition.uri, stage.variables)) ?? definition.uri;
  return async (call) => {
    const identity = sources.map((source) => source(call) ?? '');
    if (identity.includes(''))
      throw noted(call, unauthorized(`${definition.identitySources[identity.indexOf('')]} is missing`));
    const key = JSON.stringify(identity);
    const kept = cache.get(key);
    const verdict = kept ?? (await ask(definition, functionArn, identity, call));
    if (kept === undefined) cache.set(key, verdict);
    applyVerdict(verdict, call, definition, kept !== undefined);
  };
}

async function ask(
  definition: LambdaAuthorizerDefinition,
  functionArn: string,
  identity: readonly string[],
  call: Call,
): Promise<Verdict> {
  const { api, trace } = call;
  const running = callFunction(api, {
    functionArn,
    payload: JSON.stringify(authorizerEvent(definition, identity, call)),
    sourceArn: `${api.executionArn}/authorizers/${definition.id}`,
    credentialsArn: definition.credentialsArn,
    trace,
  });
  const tooSlow = () => failed(call, definition, 'took more than 10 s');
  const result = await within(longestTimeout, running, tooSlow, api.world.options.inspect);
  if (result.outcome === 'refused') throw failed(call, definition, `${result.code}: ${result.message}`);
  if (result.outcome === 'failed') throw failureOf(result.payload, call, definition);
  const verdict = readVerdict(definition, result.payload);
  if (verdict === undefined)
    throw failed(call, definition, `answered what is no authorizer's answer: ${result.payload}`);
  return verdict;
}

/** A function that fails with the word `Unauthorized` means 401; any other failure is its own fault. */
function failureOf(payload: string, call: Call, definition: LambdaAuthorizerDefinition): Refusal {
  const unauthorizedByName = /"errorMessage":"Unauthorized"/.test(payload);
  if (unauthorizedByName) return noted(call, unauthorized('the authorizer said Unauthorized'));
  return failed(call, definition, payload);
}

function failed(call: Call, { address }: LambdaAuthorizerDefinition, why: string): Refusal {
  return noted(call, internalError(`authorizer ${address}: ${why}`, 'AUTHORIZER_FAILURE'));
}

function noted(call: Call, refusal: Refusal): Refusal {
  call.authorizerError = refusal.why;
  return refusal;
}

function applyVerdict(verdict: Verdict, call: Call, { address }: LambdaAuthorizerDefinition, kept: boolean): void {
  const decision =
    typeof verdict.allows === 'boolean'
      ? verdict.allows
        ? 'allowed'
        : 'denied'
      : decisionOf(verdict.allows, call.arn);
  const principal = verdict.principalId === undefined ? '' : ` ${verdict.principalId}`;
  call.trace.step('authorizer', `lambda${principal}: ${decision}${kept ? ' (kept answer)' : ''}`, address);
  call.authorizer = { lambda: { principalId: verdict.principalId, context: verdict.context } };
  if (decision !== 'allowed') throw noted(call, forbidden(`the authorizer's answer: ${decision}`));
}
