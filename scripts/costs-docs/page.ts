import { prices, regions } from '../../cost/prices/price';
import { ourStacksTable } from './our-stacks';
import { cachesTable, kindsTable, memoriesTable, provisionedTable } from './tables';

/** docs/costs.md: what stacks cost, what that decides, and how it is computed. Every number comes from the model. */
export const costsPage = (root: string): string => `# What it costs

\`npm run cost\` tells what stacks cost a month, from their Terraform and from what is stated of their traffic. It calls nobody: no AWS
account, no network. Every amount is a list price in USD without tax, and every line says how it is computed.

\`\`\`sh
npm run cost                                            # our stacks of prod
npm run cost -- items-rest-api --environment staging    # one of ours
npm run cost -- staging-items-rest-api                  # the same
npm run -s cost -- --traffic traffic.json ../orders     # Terraform that is not ours, JSON or HCL
npm run cost -- --check                                 # every stack of ours against config/budgets.ts
\`\`\`

${options}
It ends with 0 when all stacks are computed, and with 1 and a line on standard error when they are not, or when a budget is broken.

## Which API kind?

The same API before the same function (512 MB, arm64, 50 ms) and the same table, in us-east-1. The requests of an HTTP API cost 71 % less
than those of a REST API, $1.00 against $3.50 a million. A whole stack saves less, because the rest costs the same.

${kindsTable()}
Take an HTTP API unless you need what only a REST API has: a cache, request validation, API keys with plans, a firewall, private
endpoints, mapping templates.

## When does a cache pay?

You pay for a cache by the hour, used or not, and for each request that it answers. It saves what stands behind it: the call of the function,
its log, and the read of the table. The table says from how many million requests a month the cache is cheaper than none:

${cachesTable()}
Below that, a cache buys speed, and protects what stands behind it. A larger cache pays only where it raises the hit rate.

## What do cold starts cost to avoid?

You pay for an environment that stands ready by the second, used or not; the calls that it serves are cheaper.

${provisionedTable()}
A scheduled call every 5 minutes is 8,760 calls a month and costs under one cent. It keeps one environment warm, and no second one.

## What do memory and processor cost?

A million calls of 50 ms, the request included:

${memoriesTable()}
Memory brings processor time with it: a function that computes takes half as long with twice the memory, and costs the same. A function that
waits does not. Measure, then choose.

## What does growth cost, and an idle month?

Our stacks of prod, for the traffic of \`config/traffic.ts\`, each alone in its account. "Costs nothing when idle" is true of APIs, functions and
on-demand tables alone: caches, provisioned environments, load balancers, web ACLs and alarms are paid for by the month.

${ourStacksTable(root)}
\`--format html\` draws this for every stack.

${trafficSection}
${methodSection}`;

const options = `| option | meaning |
| --- | --- |
| \`DIR…\` | folders that hold Terraform; a stack is called by its folder's last name. Names of our APIs work too |
| \`--traffic FILE\` | how much the stacks are used; without it ours have \`config/traffic.ts\`, all others the defaults |
| \`--format text\\|json\\|markdown\\|html\` | default \`text\`. \`json\` writes one document and nothing else |
| \`--region REGION\` | priced there, whatever the provider says: ${regions.join(' or ')} |
| \`--free-tier none\\|always\` | default \`none\`. \`always\`: the always-free tiers, never those of the first 12 months |
| \`--environment NAME\` | which of our stacks are meant when no folder is given; default \`prod\` |
| \`--check\` | compares our stacks with their budgets instead; all environments, unless one is named |
`;

const trafficSection = `## The traffic file

\`{"stacks": {"<folder name>": {…}, "*": {…}}}\`; \`*\` is for stacks that are not named. All numbers are for one month of 730 hours. 1 KB is
1,024 bytes, 1 GB is 2^30 bytes. What is absent has its default where the document has what it is about, and each default that is used is printed.
0 is a value. What is switched off costs nothing, whatever the file says of its size.

| key | meaning | when absent |
| --- | --- | --- |
| \`requests\` | calls of an HTTP or REST API, cached answers included | 1,000,000 |
| \`requestKb\`, \`responseKb\` | KB of one request, of one answer, headers included | 1, 2 |
| \`requestsBySize\` | \`[{requests, requestKb}]\`, in place of both | – |
| \`cacheHitRate\` | 0 to 1: share that a REST cache answers | 0 |
| \`messages\` | \`[{direction: "in"\\|"out", count, kb}]\` of WebSocket APIs | 1,000,000 of 1 KB each way |
| \`averageConnections\` | WebSocket connections open on average | 100 |
| \`connectionMinutes\` | minutes of all connections, in its place | – |
| \`connects\` | connections opened | minutes ÷ 60 |
| \`lambda.<name>.invocations\` | calls of \`aws_lambda_function.<name>\`, authorizer calls included | its share of the API's routes, or its schedule |
| \`lambda.<name>.durationMs\` | billed milliseconds of one call | 50 |
| \`lambda.<name>.provisionedShare\` | 0 to 1: share of calls that environments standing ready serve | 1 where some are configured |
| \`lambda.<name>.provisionedHours\` | hours that they are configured | 730 |
| \`accessLogBytes\` | bytes of one access log line | 450 |
| \`lambdaLogBytes\` | bytes that one call of any function logs | 600 |
| \`executionLogBytes\` | bytes of a REST API's execution log for one request | 3,000 at \`INFO\`, 100 at \`ERROR\` |
| \`executionLogGb\` | GB of it, in its place | – |
| \`storedLogGbMonths\` | GB-months of stored logs | GB written × 0.15 × days kept ÷ 30; kept for ever: 365 |
| \`readUnits\`, \`writeUnits\` | on-demand units of all tables, indexes included | half of \`requests\`, a fifth |
| \`tableGb\` | GB of all tables; continuous backups are as large | 1 |
| \`customMetrics\` | custom metrics sent all month, detailed metrics of APIs included; those of log metric filters are counted beside them | 0 |
| \`xraySampling\` | 0 to 1: share of \`requests\` that is traced | 0.05 |
| \`mau\` | monthly active users of all user pools | 1,000 |
| \`transferGb\` | GB sent to the internet, in place of answers and messages | – |
| \`albLcuAverage\`, \`nlbLcuAverage\` | capacity units of each load balancer, on average | 1 |
| \`natGb\`, \`endpointGb\` | GB through NAT gateways, through interface endpoints | 10 |
| \`publicIpv4\` | public IPv4 addresses | Elastic IPs, and NAT gateways and subnets of public load balancers without one |
| \`sqsRequests\` | calls of all queues | 3 for each message that routes put, 648,000 for each queue that a function polls |
| \`kmsRequests\`, \`secretCalls\` | calls of KMS, of Secrets Manager | 10,000 each |
`;

const methodSection = `## How it is computed

- \`cost/prices/prices.json\` holds ${new Set(prices.map(({ id }) => id)).size} prices for ${regions.join(' and ')}, each with its source, its date and how sure it is. A price that is not
  sure is told with the result. A region without prices is refused, and a price that one region lacks leaves the resource out, by name.
- Meters (\`cost/meters/\`, one a service) turn the model of a document into quantities. References are followed through locals, modules,
  \`count\` and \`for_each\`. A resource of which nothing is known is listed, never passed over.
- Amounts are fractions of integers: nothing is rounded but the totals, to cents.
- The stacks of one run are one account: tiers by volume and free tiers go to the first. The free tier of CloudWatch is one sum of 5 GB, over what
  is written, then over what is kept.
- Routes are taken to be called alike. An authorizer's calls depend on its cache: say them in \`lambda.<name>.invocations\`.

## Where the texts' prices are not AWS's

The texts' third tier of HTTP APIs ($0.80 above a billion) does not exist: there are two, $1.00 and $0.90. A REST API costs 3.5 times an HTTP
API by the request in us-east-1 and 3.15 times in eu-west-1, not 3 times. [departures.md](departures.md) has the rows.
`;
