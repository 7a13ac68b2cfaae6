import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { userPoolIssuer } from './user-pool-issuer';

/** What {@link ExistingUserPool} takes. */
export interface ExistingUserPoolProps {
  /** Id of the pool: `<region>_<letters and digits>`. */
  readonly userPoolId: string;
}

/** A Cognito user pool that something else owns. Its region is part of its id. */
export class ExistingUserPool extends NamedConstruct {
  /** Id of the pool. */
  readonly userPoolId: string;

  /** `iss` of the pool's tokens. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { userPoolId }: ExistingUserPoolProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'userPoolId',
      value: userPoolId,
      pattern: /^[a-z]{2}(-[a-z]+)+-\d_[A-Za-z0-9]+$/,
      mustBe: '<region>_<letters and digits>',
      fix: 'Copy the id from the pool, as in eu-west-1_Ab12Cd34E.',
    });

    const region = userPoolId.slice(0, userPoolId.indexOf('_'));
    this.userPoolId = userPoolId;
    this.issuer = userPoolIssuer(this, { region, userPoolId });
  }
}
