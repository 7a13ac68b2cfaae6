import { linearMinutes } from '../../limits/linear-minutes';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { type Model, modelOf } from '../../terraform/model/model';
import type { Body } from '../../terraform/model/resource';
import { Refused } from '../shared/refused';
import { AliasPart } from './alias-part';
import { type Clients, clientsIn } from './clients';
import type { Part } from './part';
import { StagePart } from './stage-part';

/** How a stack is released, as its JSON says. */
export interface ReleasedStack {
  readonly name: string;
  readonly parts: readonly Part[];
  /** Names of the alarms that take a release back. */
  readonly alarms: readonly string[];
  /** How long a release takes, in minutes. */
  readonly minutes: number;
  readonly clients: Clients;
}

/** How a stack is released; undefined where its settings have no release. */
export function releasedStack(name: string, document: JsonObject): ReleasedStack | undefined {
  const { value } = asObject(asObject(document.output).release);
  if (typeof value !== 'string') return undefined;
  const { percent, minutes, linear, alarms } = JSON.parse(value);
  const inAll = linear ? linearMinutes(percent, minutes) : minutes;
  const model = modelOf({ files: [{ name: 'cdk.tf.json', document }] });
  const clients = clientsIn(regionOf(name, document));
  const parts = [...aliasesIn(model, clients), ...stagesIn(model, clients, { percent, minutes: inAll })];
  return { name, parts, alarms, minutes: inAll, clients };
}

/** A deployment group has the Terraform name of the alias that it moves. */
function aliasesIn(model: Model, clients: Clients): Part[] {
  const aliases = new Map(model.ofType('aws_lambda_alias').map((alias) => [alias.base, alias]));
  return model.ofType('aws_codedeploy_deployment_group').flatMap((group) => {
    const alias = aliases.get(group.base.replace(group.type, 'aws_lambda_alias'));
    if (alias === undefined) return [];
    const place = {
      functionName: textAt(alias, 'function_name'),
      aliasName: textAt(alias, 'name'),
      applicationName: textAt(group, 'app_name'),
      deploymentGroupName: textAt(group, 'deployment_group_name'),
    };
    return [new AliasPart(place, clients)];
  });
}

function stagesIn(model: Model, clients: Clients, shift: { percent: number; minutes: number }): Part[] {
  const released = model.ofType('aws_api_gateway_stage').filter((stage) => stage.blocks('canary_settings').length > 0);
  return released.map((stage) => {
    const api = model.ofType('aws_api_gateway_rest_api').find((one) => mentions(stage, one.base));
    const place = { apiName: api ? textAt(api, 'name') : '', stageName: textAt(stage, 'stage_name'), ...shift };
    return new StagePart(place, clients);
  });
}

const mentions = (stage: Body, address: string): boolean =>
  JSON.stringify(stage.symbolic('rest_api_id')).includes(address);

const textAt = (body: Body, name: string): string => String(body.get(name) ?? '');

function regionOf(name: string, { provider }: JsonObject): string {
  const { region } = asObject([asObject(provider).aws].flat()[0]);
  if (typeof region !== 'string') throw new Refused(`${name}: provider.aws.region must be given. Run npm run synth.`);
  return region;
}
