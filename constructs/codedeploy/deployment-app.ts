import { CodedeployApp } from '@cdktf/provider-aws/lib/codedeploy-app';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';

/** What {@link DeploymentApp} takes. */
export interface DeploymentAppProps {
  /** Name of the application: 1 to 100 letters, digits and . _ + = , @ -, unique in account and region. */
  readonly name: string;
}

/**
 * What CodeDeploy calls an application: the releases of a stack's Lambda functions stand below it. It costs nothing.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/applications-create-lambda.html
 */
export class DeploymentApp extends NamedConstruct {
  /** Name of the application, as a reference to it. */
  readonly appName: string;

  constructor(scope: Construct, id: string, { name }: DeploymentAppProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.codedeployName,
      mustBe: '1 to 100 letters, digits and . _ + = , @ -',
      fix: 'Shorten it.',
    });
    this.appName = new CodedeployApp(this, 'Default', { name, computePlatform: 'Lambda' }).name;
  }
}
