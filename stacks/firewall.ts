import type { Construct } from 'constructs';
import type { RestCallers } from '../config/rest-callers';
import { PropError } from '../constructs/prop-error';
import type { RestStage } from '../constructs/rest-api/rest-stage';
import { WebAcl } from '../constructs/waf/web-acl';
import { WebAclAssociation } from '../constructs/waf/web-acl-association';
import { WebAclLog } from '../constructs/waf/web-acl-log';
import { logKeeping } from './environment-of';

/** What {@link firewall} takes besides settings. */
export interface FirewallProps {
  /** Name of the web ACL, and the end of its log group's. */
  readonly name: string;

  /** The stages that it stands before, by Terraform name. */
  readonly stages: Readonly<Record<string, RestStage>>;
}

/** Puts the web ACL `main` before stages of a REST API, and logs what it does, where the configuration says so. */
export function firewall(scope: Construct, settings: RestCallers, { name, stages }: FirewallProps): void {
  const { requestsPerFiveMinutes, firewallLog } = settings;
  if (requestsPerFiveMinutes === undefined) {
    refuseLogAlone(scope, firewallLog);
    return;
  }
  const webAcl = new WebAcl(scope, 'main', { name, requestsPerFiveMinutes });
  for (const [id, stage] of Object.entries(stages)) new WebAclAssociation(scope, id, { webAcl, stage });
  if (firewallLog !== undefined)
    new WebAclLog(scope, 'firewall', { webAcl, name, logged: firewallLog, ...logKeeping(scope) });
}

function refuseLogAlone(scope: Construct, firewallLog: RestCallers['firewallLog']): void {
  if (firewallLog === undefined) return;
  throw new PropError(scope, {
    prop: 'settings.firewallLog',
    mustBe: 'absent without settings.requestsPerFiveMinutes',
    was: firewallLog,
    fix: 'Say there from how many requests an address is blocked, or leave the log out.',
  });
}
