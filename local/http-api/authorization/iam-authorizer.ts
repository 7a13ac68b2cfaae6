import type { ApiRequest } from '../../api';
import type { Call } from '../call/call';
import { forbidden, type Refusal } from '../call/refusal';
import type { Authorize } from './authorizer';

/** Lets requests pass that are signed with known keys. */
export const iamAuthorizer: Authorize = async (call) => {
  const check = await call.api.world.identity.checkSignature(asSigned(call.request));
  if ('refused' in check) throw notAllowed(call, check.refused, 'signature: ');
  const refusal = call.api.world.callers.refusal({ signer: check.signer, request: call.request, arn: call.arn });
  if (refusal !== undefined) throw notAllowed(call, `${check.signer.arn} may not invoke ${call.arn} ${refusal.why}`);
  call.authorizer = { iam: check.signer };
  call.trace.step('authorizer', `iam ${check.signer.arn}`, call.route?.address);
};

function notAllowed(call: Call, error: string, about = ''): Refusal {
  call.authorizerError = error;
  return forbidden(`${about}${error}`);
}

/** The request with the path that its caller signed: behind a custom domain with the key of the mapping in front. */
function asSigned(request: ApiRequest): ApiRequest {
  const { domain, target } = request;
  if (domain === undefined || domain.mappingKey === '') return request;
  return { ...request, target: `/${domain.mappingKey}${target}` };
}
