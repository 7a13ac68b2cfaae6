import type { ApiRequest } from '../../api';
import { forbidden } from '../call/refusal';
import type { Authorize } from './authorizer';

/** Lets requests pass that are signed with known keys. */
export const iamAuthorizer: Authorize = async (call) => {
  const check = await call.api.world.identity.checkSignature(asSigned(call.request));
  if ('refused' in check) {
    call.authorizerError = check.refused;
    throw forbidden(`signature: ${check.refused}`);
  }
  call.authorizer = { iam: check.signer };
  call.trace.step('authorizer', `iam ${check.signer.arn}`, call.route?.address);
};

/** The request with the path that its caller signed: behind a custom domain with the key of the mapping in front. */
function asSigned(request: ApiRequest): ApiRequest {
  const { domain, target } = request;
  if (domain === undefined || domain.mappingKey === '') return request;
  return { ...request, target: `/${domain.mappingKey}${target}` };
}
