import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { MovedResource } from '../moved-resource';
import { NamedConstruct } from '../named-construct';
import { checkWholeNumber } from '../prop-check';
import type { UserPool } from './user-pool';

/** What {@link UserPoolClient} takes. */
export interface UserPoolClientProps {
  /** The pool whose users sign in. */
  readonly userPool: UserPool;

  /** Name of the client in the AWS console. */
  readonly name: string;

  /**
   * How long access and id tokens hold, in minutes, 5 to 1440.
   *
   * @default 60
   */
  readonly tokenMinutes?: number;

  /**
   * How long a sign-in can be refreshed, in days, 1 to 3650.
   *
   * @default 30
   */
  readonly refreshDays?: number;

  /**
   * Name in its Terraform address that the client had in an earlier deployment, which keeps its id.
   *
   * @default - it has always been called as it is
   */
  readonly movedFrom?: string;
}

/**
 * An application that signs users in: a public client without a secret, by the Secure Remote Password protocol, so that no
 * password travels.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
export class UserPoolClient extends NamedConstruct {
  /** Id of the client, the audience of its tokens. */
  readonly clientId: string;

  constructor(scope: Construct, id: string, props: UserPoolClientProps) {
    super(scope, id);
    const { tokenMinutes = 60, refreshDays = 30 } = props;
    this.check(tokenMinutes, refreshDays);

    const client = new CognitoUserPoolClient(this, 'Default', {
      name: props.name,
      userPoolId: props.userPool.userPoolId,
      generateSecret: false,
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: tokenMinutes,
      idTokenValidity: tokenMinutes,
      refreshTokenValidity: refreshDays,
      tokenValidityUnits: [{ accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' }],
    });
    if (props.movedFrom) new MovedResource(client, 'moved', props.movedFrom);
    this.clientId = client.id;
  }

  private check(tokenMinutes: number, refreshDays: number): void {
    checkWholeNumber(this, {
      prop: 'tokenMinutes',
      value: tokenMinutes,
      ...limits.tokenMinutes.value,
      unit: 'minutes',
      fix: 'A token cannot be taken back; keep it short and refresh it.',
    });
    checkWholeNumber(this, {
      prop: 'refreshDays',
      value: refreshDays,
      ...limits.refreshTokenDays.value,
      unit: 'days',
      fix: 'Take the time after which users may be asked to sign in again.',
    });
  }
}
