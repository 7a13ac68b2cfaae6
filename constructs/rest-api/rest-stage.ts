import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { enumerations } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import type { AccessLogFields } from '../api/access-log';
import { type LoggingRole, settingToWaitFor } from '../api/logging-role';
import { checkStageVariables } from '../api/stage-variables';
import { keptLogGroup, type LogKeeping } from '../logging/kept-log-group';
import { NamedConstruct } from '../named-construct';
import { checkOneOf, checkPattern } from '../prop-check';
import { PropError, sentenceOf } from '../prop-error';
import {
  type AccessLogDestination,
  checkAccessLogDestination,
  restAccessLogFields,
  restAccessLogFormat,
} from './rest-access-log';
import type { RestApi } from './rest-api';
import type { RestDeployment } from './rest-deployment';
import { canarySettings, checkCanary, releasedArguments, type StageCanary } from './stage-canary';

/** Sizes of a stage's cache, in GB. It is billed by the hour, called or not. */
export const cacheSizes = enumerations.cacheSizesGb.value;

/** Size of a stage's cache, in GB. */
export type CacheSizeGb = (typeof cacheSizes)[number];

/** What {@link RestStage} takes. */
export interface RestStageProps {
  /** What the stage serves. */
  readonly deployment: RestDeployment;

  /**
   * Name of the stage and first segment of its URLs, up to 128 letters, digits, hyphens and underscores.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * What the stage is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Values that integrations read as `${stageVariables.<name>}`: names of letters, digits and underscores up to 64, values up
   * to 512 characters of `A-Za-z0-9-._~:/?#&=,`.
   *
   * @default - none
   */
  readonly variables?: Readonly<Record<string, string>>;

  /**
   * Memory for answers, in GB. It takes minutes to come up; another size starts empty. {@link MethodSettings} says which methods
   * use it.
   *
   * @default - no cache
   */
  readonly cacheSizeGb?: CacheSizeGb;

  /** Where access log lines go. */
  readonly accessLog: AccessLogDestination;

  /**
   * What an access log line says; must hold `$context.requestId`, at most 3 KB.
   *
   * @default - {@link restAccessLogFields}
   */
  readonly accessLogFields?: AccessLogFields;

  /**
   * Who sets the role with which API Gateway writes execution logs; AWS refuses settings that log in an account and region that
   * has none. Where another stack of this app sets it, deploy that one first; `'set elsewhere'` says that something outside of
   * this app does.
   */
  readonly loggingRole: LoggingRole;

  /** How execution logs are kept. API Gateway would make the group itself, and keep its lines for ever. */
  readonly executionLog: LogKeeping;

  /**
   * Whether requests are traced with X-Ray.
   *
   * @default true
   */
  readonly traced?: boolean;

  /**
   * A second snapshot of the API that some requests meet.
   *
   * @default - all requests meet the stage's deployment
   */
  readonly canary?: StageCanary;
}

/**
 * A published stage of a REST API, with its execution log `<id>_execution`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html
 */
export class RestStage extends NamedConstruct {
  /** The API the stage publishes. */
  readonly api: RestApi;

  /** Name of the stage, as a reference to it. */
  readonly stageName: string;

  /** ARN of the stage, for a web ACL. */
  readonly arn: string;

  /** Address of the stage on the execute-api endpoint. */
  readonly invokeUrl: string;

  /** Whether the stage has a cache. */
  readonly cached: boolean;

  /** What settings that write execution logs wait for: where they go, and the right to write them. */
  readonly logging: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: RestStageProps) {
    super(scope, id);
    const stageName = props.name ?? id;
    this.api = props.deployment.api;
    this.cached = props.cacheSizeGb !== undefined;
    this.check(props, stageName);

    const stage = this.publish(props, stageName);
    const logName = `API-Gateway-Execution-Logs_${this.api.restApiId}/${stageName}`;
    const executionLog = keptLogGroup(this, 'execution', logName, props.executionLog);

    this.logging = [executionLog, ...settingToWaitFor(this, props.loggingRole)];
    this.stageName = stage.stageName;
    this.arn = stage.arn;
    this.invokeUrl = stage.invokeUrl;
    this.node.addValidation({ validate: () => this.missingVariables(props.variables ?? {}) });
  }

  private publish(props: RestStageProps, stageName: string): ApiGatewayStage {
    return new ApiGatewayStage(this, 'Default', {
      restApiId: this.api.restApiId,
      deploymentId: props.deployment.deploymentId,
      stageName,
      description: props.description,
      variables: props.variables,
      cacheClusterEnabled: this.cached,
      cacheClusterSize: props.cacheSizeGb,
      accessLogSettings: {
        destinationArn: props.accessLog.arn,
        format: restAccessLogFormat(this, props.accessLogFields ?? restAccessLogFields),
      },
      xrayTracingEnabled: props.traced ?? true,
      canarySettings: props.canary && canarySettings(props.canary),
      ...(props.canary?.released && { lifecycle: { ignoreChanges: releasedArguments } }),
    });
  }

  private check(props: RestStageProps, stageName: string): void {
    checkPattern(this, {
      prop: 'name',
      value: stageName,
      pattern: patterns.stageName,
      mustBe: '1 to 128 letters, digits, hyphens and underscores',
      fix: 'Replace other characters by underscores; $default belongs to HTTP APIs.',
    });
    checkPattern(this, {
      prop: 'description',
      value: props.description,
      pattern: /^[\s\S]{0,1024}$/,
      mustBe: 'at most 1024 characters',
      fix: 'Shorten it.',
    });
    checkStageVariables(this, 'variables', props.variables);
    checkOneOf(this, {
      prop: 'cacheSizeGb',
      value: props.cacheSizeGb,
      allowed: cacheSizes,
      fix: 'Begin with 0.5; leave it out for no cache.',
    });
    checkAccessLogDestination(this, props.accessLog);
    this.checkCanary(props);
  }

  private checkCanary({ deployment, canary }: RestStageProps): void {
    if (!canary) return;
    checkCanary(this, this.api, canary);
    if (canary.deployment !== deployment || canary.variables) return;
    throw new PropError(this, {
      prop: 'canary.deployment',
      mustBe: "another deployment than the stage's, or the same with variables of its own",
      was: deployment.node.path,
      fix: 'Hold the deployment of the stage and add a second one for the canary.',
    });
  }

  /** A call through a variable that a stage lacks is answered 500. */
  private missingVariables(variables: Readonly<Record<string, string>>): string[] {
    return [...this.api.stageVariables]
      .filter((name) => !(name in variables))
      .map((name) => {
        const mustBe = 'set, because integrations read it';
        return sentenceOf(this.node.path, { prop: `variables.${name}`, mustBe, was: undefined, fix: 'Add it.' });
      });
  }
}
