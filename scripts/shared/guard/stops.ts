import type { Finding } from '../../../guardrails';

/** Whether a finding stops or endangers a deployment. */
export const stops = ({ severity }: Finding): boolean => severity === 'rejects' || severity === 'security';
