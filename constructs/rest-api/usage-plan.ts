import { ApiGatewayUsagePlan, type ApiGatewayUsagePlanApiStages } from '@cdktf/provider-aws/lib/api-gateway-usage-plan';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkSameApi } from '../api/same-api';
import { checkThrottle, type Throttle } from '../api/throttle';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkLength } from '../prop-check';
import { PropError, sentenceOf } from '../prop-error';
import { checkQuota, type Quota } from './quota';
import type { RestMethod } from './rest-method';
import type { RestStage } from './rest-stage';

/** What {@link UsagePlan} takes. */
export interface UsagePlanProps {
  /** Name of the plan in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /**
   * Whom the plan is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /** The stages its keys open, each API once. */
  readonly stages: readonly PlannedStage[];

  /**
   * How many requests each key has in a period.
   *
   * @default - as many as the throttle lets through
   */
  readonly quota?: Quota;

  /** Limits of each key over all its methods. They are a best effort, no protection of a bill. */
  readonly throttle: Throttle;
}

/** A stage a plan's keys open. */
export interface PlannedStage {
  /** The stage. */
  readonly stage: RestStage;

  /**
   * Methods with tighter limits, at most 20.
   *
   * @default - the plan's throttle holds for all of them
   */
  readonly throttles?: readonly MethodThrottle[];
}

/** A method and its limits for each key. */
export interface MethodThrottle {
  /** The method. */
  readonly method: RestMethod;

  /** Its limits. */
  readonly throttle: Throttle;
}

/**
 * What the holders of API keys may ask for. It acts on methods that require a key, so a planned stage whose API has others
 * stops synth.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsagePlan extends NamedConstruct {
  /** Id AWS gives the plan. */
  readonly usagePlanId: string;

  /** The stages its keys open. */
  readonly stages: readonly RestStage[];

  constructor(scope: Construct, id: string, props: UsagePlanProps) {
    super(scope, id);
    this.stages = props.stages.map(({ stage }) => stage);
    this.check(props);

    this.usagePlanId = new ApiGatewayUsagePlan(this, 'Default', {
      name: props.name,
      description: props.description,
      apiStages: props.stages.map(apiStage),
      quotaSettings: props.quota,
      throttleSettings: props.throttle,
    }).id;
    this.node.addValidation({ validate: () => this.openMethods() });
  }

  private check({ name, description, stages, quota, throttle }: UsagePlanProps): void {
    checkLength(this, { prop: 'name', value: name, least: 1, most: 128, fix: 'Shorten it.' });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    if (quota) checkQuota(this, quota);
    checkThrottle(this, 'throttle', throttle);
    checkCount(this, {
      prop: 'stages',
      value: stages,
      least: 1,
      most: 100,
      unit: 'stages',
      fix: 'A plan without a stage opens nothing.',
    });
    const apis = this.stages.map(({ api }) => api);
    const twice = apis.find((api, place) => apis.indexOf(api) !== place);
    if (twice) this.refuse('stages', 'stages of different APIs', twice.node.path, 'Give its other stage another plan.');
    for (const planned of stages) this.checkThrottles(planned);
  }

  private checkThrottles({ stage, throttles = [] }: PlannedStage): void {
    checkCount(this, {
      prop: 'stages.throttles',
      value: throttles,
      least: 0,
      most: limits.methodThrottlesPerPlanStage.value,
      unit: 'methods',
      fix: "Let the plan's own throttle hold for most of them.",
    });
    for (const { method, throttle } of throttles) {
      checkThrottle(this, `throttles[${method.address}]`, throttle);
      checkSameApi(this, `throttles[${method.address}]`, stage.api, method);
    }
  }

  private refuse(prop: string, mustBe: string, was: unknown, fix: string): never {
    throw new PropError(this, { prop, mustBe, was, fix });
  }

  /** A method without a key is neither counted nor limited. Preflight requests can carry none. */
  private openMethods(): string[] {
    const methods = new Set(this.stages.flatMap(({ api }) => api.methods));
    return [...methods]
      .filter(({ verb, apiKeyRequired }) => verb !== 'OPTIONS' && !apiKeyRequired)
      .map(({ node }) =>
        sentenceOf(node.path, {
          prop: 'apiKeyRequired',
          mustBe: `true, because ${this.node.path} plans its stage`,
          was: false,
          fix: 'Require the key, or the plan is never applied.',
        }),
      );
  }
}

function apiStage({ stage, throttles }: PlannedStage): ApiGatewayUsagePlanApiStages {
  return {
    apiId: stage.api.restApiId,
    stage: stage.stageName,
    throttle: throttles?.map(({ method, throttle }) => ({
      path: `${method.path.path || '/'}/${method.verb}`,
      ...throttle,
    })),
  };
}
