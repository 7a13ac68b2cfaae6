import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import type { RestStage } from '../rest-api/rest-stage';
import type { WebAcl } from './web-acl';

/** What {@link WebAclAssociation} takes. */
export interface WebAclAssociationProps {
  /** What looks at requests. */
  readonly webAcl: WebAcl;

  /** The stage whose requests are looked at. */
  readonly stage: RestStage;
}

/** Puts a web ACL before a stage. A stage has one at most. */
export class WebAclAssociation extends NamedConstruct {
  constructor(scope: Construct, id: string, { webAcl, stage }: WebAclAssociationProps) {
    super(scope, id);
    new Wafv2WebAclAssociation(this, 'Default', { webAclArn: webAcl.arn, resourceArn: stage.arn });
  }
}
