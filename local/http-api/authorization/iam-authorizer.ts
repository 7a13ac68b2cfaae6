import { forbidden } from '../call/refusal';
import type { Authorize } from './authorize';

/** Lets requests pass that are signed with known keys. */
export const iamAuthorizer: Authorize = async (call) => {
  const check = await call.api.world.identity.checkSignature(call.request);
  if ('refused' in check) {
    call.authorizerError = check.refused;
    throw forbidden(`signature: ${check.refused}`);
  }
  call.authorizer = { iam: check.signer };
  call.trace.step('authorizer', `iam ${check.signer.arn}`, call.route?.address);
};
