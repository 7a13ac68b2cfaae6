import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Lazy, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { Alarm } from './alarm';
import { graphProperties } from './graph';

/** What {@link Dashboard} takes. */
export interface DashboardProps {
  /** Name of the dashboard: 1 to 255 letters, digits, hyphens and underscores, unique in the account, whatever the region. */
  readonly name: string;

  /** Region of what is watched. */
  readonly region: string;
}

/** Columns of a dashboard, and how much of it its parts take. */
const columns = 24;
const statusHeight = 4;
const graph = { width: 8, height: 6 };

/**
 * All alarms of a stack at a glance: which of them fire, and a graph of what each one watches, with its threshold. An alarm that the stack
 * makes later is drawn too.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export class Dashboard extends NamedConstruct {
  constructor(scope: Construct, id: string, { name, region }: DashboardProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.dashboardName,
      mustBe: '1 to 255 letters, digits, hyphens and underscores',
      fix: 'Shorten it, and replace other characters.',
    });

    new CloudwatchDashboard(this, 'Default', {
      dashboardName: name,
      dashboardBody: Lazy.stringValue({ produce: () => JSON.stringify(bodyOf(alarmsAround(this), region)) }),
    });
  }
}

/** The alarms of a stack by their names: those of the API first. */
function alarmsAround(scope: Construct): Alarm[] {
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((one): one is Alarm => one instanceof Alarm)
    .sort((one, other) => (one.alarmName < other.alarmName ? -1 : 1));
}

function bodyOf(alarms: readonly Alarm[], region: string): object {
  const arns = alarms.map(({ arn }) => arn);
  const status = { type: 'alarm', x: 0, y: 0, width: columns, height: statusHeight };
  return {
    widgets: [
      { ...status, properties: { title: 'Alarms', alarms: arns } },
      ...alarms.map((alarm, at) => ({ ...placeOf(at), properties: graphProperties(alarm.graph, region) })),
    ],
  };
}

function placeOf(at: number): object {
  const perRow = columns / graph.width;
  const [row, column] = [Math.floor(at / perRow), at % perRow];
  return { type: 'metric', x: column * graph.width, y: statusHeight + row * graph.height, ...graph };
}
