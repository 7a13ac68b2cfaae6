import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';

/** What {@link UserPool} takes. */
export interface UserPoolProps {
  /** Name of the pool: 1 to 128 letters, digits, blanks and _ + = , . @ -. */
  readonly name: string;

  /**
   * Whether people may sign up themselves.
   *
   * @default false - an administrator creates users
   */
  readonly selfSignUp?: boolean;

  /**
   * Whether deleting the pool is refused until this is switched off. A deleted pool's users are gone.
   *
   * @default true
   */
  readonly deletionProtected?: boolean;
}

/**
 * Users who sign in by e-mail address, with a password of at least 12 characters and, if they choose, an authenticator app.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html
 */
export class UserPool extends NamedConstruct {
  /** Id of the pool. */
  readonly userPoolId: string;

  /** ARN of the pool, for REST authorizers. */
  readonly arn: string;

  /** `iss` of the pool's tokens. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: props.name,
      pattern: patterns.userPoolName,
      mustBe: '1 to 128 letters, digits, blanks and _ + = , . @ -',
      fix: 'Replace other characters by hyphens.',
    });

    const pool = new CognitoUserPool(this, 'Default', {
      name: props.name,
      usernameAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      usernameConfiguration: { caseSensitive: false },
      adminCreateUserConfig: { allowAdminCreateUserOnly: !(props.selfSignUp ?? false) },
      mfaConfiguration: 'OPTIONAL',
      softwareTokenMfaConfiguration: { enabled: true },
      passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: false,
        temporaryPasswordValidityDays: 7,
      },
      accountRecoverySetting: { recoveryMechanism: [{ name: 'verified_email', priority: 1 }] },
      deletionProtection: (props.deletionProtected ?? true) ? 'ACTIVE' : 'INACTIVE',
    });

    this.userPoolId = pool.id;
    this.arn = pool.arn;
    this.issuer = `https://${pool.endpoint}`;
  }
}
