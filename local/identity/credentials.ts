import { createHash } from 'node:crypto';

/** Keys with which calls are signed. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Absent for the long-lived keys of a developer. */
  readonly sessionToken?: string | undefined;
}

/**
 * The keys of a developer who calls IAM routes of a local API: the example keys of AWS's documentation, which open nothing anywhere.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html
 */
export const developerCredentials: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** The keys that a function of a role gets: the same for the same role, so that a call tells by its key which role makes it. */
export function credentialsOf(roleArn: string): Required<Credentials> {
  const digest = (use: string): string => createHash('sha512').update(`${use}:${roleArn}`).digest('base64');
  const letters = digest('key')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  return {
    accessKeyId: `ASIA${letters.slice(0, 16)}`,
    secretAccessKey: digest('secret').slice(0, 40),
    sessionToken: digest('token'),
  };
}
