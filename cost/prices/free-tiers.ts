/** What AWS gives every account each month, for ever: so much of some prices together, in all regions. */
export interface FreeTier {
  readonly prices: readonly string[];
  /** Units of the prices. */
  readonly units: number;
}

/** The always-free tiers, as the prices tell them. Those of the first 12 months are not among them. */
export const freeTiers: readonly FreeTier[] = [
  { prices: ['lambda.requests'], units: 1_000_000 },
  { prices: ['lambda.duration.x86_64', 'lambda.duration.arm64'], units: 400_000 },
  { prices: ['dynamodb.storage'], units: 25 },
  { prices: ['dynamodb.rcu-hours'], units: 18_600 },
  { prices: ['dynamodb.wcu-hours'], units: 18_600 },
  { prices: ['logs.ingest.standard', 'logs.ingest.vended', 'logs.storage'], units: 5 },
  { prices: ['cloudwatch.alarm.standard', 'cloudwatch.alarm.high-resolution'], units: 10 },
  { prices: ['cloudwatch.metric'], units: 10 },
  { prices: ['cloudwatch.dashboard'], units: 3 },
  { prices: ['cognito.essentials.mau', 'cognito.lite.mau'], units: 10_000 },
  { prices: ['sqs.standard', 'sqs.fifo'], units: 1_000_000 },
  { prices: ['sns.requests'], units: 1_000_000 },
  { prices: ['sns.delivery.http'], units: 100_000 },
  { prices: ['sns.delivery.email'], units: 1000 },
  { prices: ['scheduler.invocations'], units: 14_000_000 },
  { prices: ['xray.traces'], units: 100_000 },
  { prices: ['kms.requests'], units: 20_000 },
  { prices: ['transfer.internet'], units: 100 },
];
