import type { CallerRefusal } from '../../iam/callers';
import { type Policy, readPolicy } from '../../iam/policy';
import type { Signer } from '../../identity/identity';
import type { World } from '../../world';
import type { MethodCall } from '../call';
import type { ContextObject } from '../context';
import type { RestApiDefinition } from '../definition/rest-api-definition';
import { headerOf } from '../headers';
import { Refusal } from '../refusal';
import { CognitoAuthorizer } from './cognito';
import { LambdaAuthorizer } from './lambda-authorizer';
import { type PolicyWord, wholeResources, wordOf } from './resource-policy';

/** Longest ARN of a method that an authorizer may be asked about. */
const longestArn = 1600;

/** Decides who may call the methods of an API. */
export class Authorization {
  private readonly lambdas = new Map<string, LambdaAuthorizer>();
  private readonly cognitos = new Map<string, CognitoAuthorizer>();
  private readonly policy: Policy | undefined;

  constructor(
    private readonly api: RestApiDefinition,
    private readonly world: World,
  ) {
    this.policy = api.policy === undefined ? undefined : readPolicy(api.policy, api.address);
    for (const { authorizer } of api.methods) {
      if (authorizer === undefined) continue;
      if (authorizer.type === 'COGNITO_USER_POOLS')
        this.cognitos.set(keyOf(authorizer), new CognitoAuthorizer(authorizer, world));
      else this.lambdas.set(keyOf(authorizer), new LambdaAuthorizer(authorizer, world, api));
    }
  }

  /** Refuses callers that the method's authorization or the API's resource policy does not let in. */
  async authorize(call: MethodCall): Promise<void> {
    const { authorization } = call.method;
    if (authorization === 'AWS_IAM') return this.authorizeBySignature(call);
    const word = this.policyWord(call, undefined);
    if (word === 'denied') throw this.deniedByPolicy(call, word);
    if (authorization === 'CUSTOM') return this.authorizeByLambda(call, this.known(this.lambdas, call), word);
    if (word === 'not mentioned') throw this.deniedByPolicy(call, word);
    if (authorization === 'COGNITO_USER_POOLS') await this.known(this.cognitos, call).authorize(call);
  }

  /** The authorizer of a method. Nobody passes where it is not known. */
  private known<T>(authorizers: ReadonlyMap<string, T>, { method }: MethodCall): T {
    const found = method.authorizer && authorizers.get(keyOf(method.authorizer));
    if (found !== undefined) return found;
    const why = `authorizer_id of ${method.address} must name a ${method.authorization} authorizer of the API`;
    throw new Refusal('AUTHORIZER_CONFIGURATION_ERROR', null, { why, address: method.address });
  }

  private async authorizeByLambda(
    call: MethodCall,
    lambda: LambdaAuthorizer,
    word: PolicyWord | undefined,
  ): Promise<void> {
    if (Buffer.byteLength(call.arn) > longestArn)
      throw new Refusal('DEFAULT_4XX', 'Request URI Too Long', {
        status: 414,
        why: `the ARN of the call has more than ${longestArn} bytes`,
      });
    const decision = await lambda.decide(call);
    if (decision === 'allowed' && word !== 'not mentioned') return;
    if (decision === 'not mentioned' && word === 'allowed') return;
    const more = decision === 'denied' ? ' with an explicit deny in an identity-based policy' : '';
    throw new Refusal('ACCESS_DENIED', `User is not authorized to access this resource${more}`, {
      capital: true,
      why: `the authorizer's policy: ${decision} ${call.arn}`,
      address: call.method.authorizer?.address,
    });
  }

  private async authorizeBySignature(call: MethodCall): Promise<void> {
    const { request, method } = call;
    const signed = headerOf(request.headers, 'authorization') ?? /[?&]X-Amz-Signature=/.exec(request.target)?.[0];
    if (signed === undefined)
      throw new Refusal('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', {
        why: 'no signature',
        address: method.address,
      });
    const check = await this.world.identity.checkSignature(request);
    if ('refused' in check) throw refusedSignature(check.refused, method.address);
    const { signer } = check;
    const { accessKey, accountId, userId, arn } = signer;
    Object.assign(call.context.identity as ContextObject, {
      accessKey,
      accountId,
      caller: userId,
      user: userId,
      userArn: arn,
    });
    call.signer = signer;
    this.policyWord(call, signer);
    const refusal = this.world.callers.refusal({
      ...{ signer, request, arn: call.arn },
      resourcePolicy: this.policy && wholeResources(this.policy, call.arn),
    });
    if (refusal !== undefined) throw this.refused(call, { ...refusal, who: arn });
    call.trace.step('authorizer', `iam ${arn}`, method.address);
  }

  private policyWord(call: MethodCall, signer: Signer | undefined): PolicyWord | undefined {
    if (this.policy === undefined) return undefined;
    const word = wordOf(this.policy, call.arn, { request: call.request, signer });
    call.trace.step('resource policy', word, this.api.address);
    return word;
  }

  private deniedByPolicy(call: MethodCall, word: PolicyWord): Refusal {
    return this.refused(call, { who: 'anonymous', denied: word === 'denied', why: `resource policy: ${word}` });
  }

  private refused({ arn }: MethodCall, { who, denied, why }: CallerRefusal & { readonly who: string }): Refusal {
    const more = denied ? ' with an explicit deny' : '';
    const message = `User: ${who} is not authorized to perform: execute-api:Invoke on resource: ${masked(arn)}${more}`;
    return new Refusal('ACCESS_DENIED', message, { capital: true, why, address: this.api.address });
  }
}

const keyOf = ({ address, id }: { address: string; id: string }): string => `${address} ${id}`;

/** AWS shows the last four digits of an account only. */
const masked = (arn: string): string => arn.replace(/:\d{8}(\d{4}):/, ':********$1:');

function refusedSignature(why: string, address: string): Refusal {
  if (/security token/i.test(why)) return new Refusal('ACCESS_DENIED', why, { why, address });
  if (/missing authentication token/i.test(why))
    return new Refusal('MISSING_AUTHENTICATION_TOKEN', why, { why, address });
  return new Refusal('INVALID_SIGNATURE', why, { why, address });
}
