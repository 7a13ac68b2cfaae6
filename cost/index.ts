/** What stacks cost a month, from their Terraform and what is stated of their traffic. */
export { type CostChange, compare } from './compare';
export {
  type Estimate,
  type EstimateOptions,
  estimate,
  type FreeTierOption,
  type StackEstimate,
  type StackInput,
} from './estimate';
export { type Growth, growthOf } from './growth';
export { NoPrices } from './region';
export { changesReport, signed } from './report/changes';
export { type GrowthOfStacks, growthLine, growthPlot } from './report/growth';
export { htmlReport } from './report/html';
export { jsonReport } from './report/json';
export { markdownReport } from './report/markdown';
export { dollars } from './report/money';
export { textReport } from './report/text';
export { BadTraffic, readTraffic } from './traffic/read-traffic';
export type { StackTraffic, TrafficFile } from './traffic/traffic-file';
