import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for `@aws-sdk/credential-provider-node` in a bundle. Lambda gives a function its credentials in environment
 * variables, so the rest of the chain (SSO, profiles, processes, instance metadata) would only make its start slower.
 */
export const defaultProvider = () => fromEnv();
