// One cold start in a fresh process: loads the bundle named first, sends it the event named second, prints what both took.
const [bundle = '', event = 'null'] = process.argv.slice(2);

const before = process.cpuUsage();
const start = performance.now();
const { handler } = await import(bundle);
const loaded = performance.now();
const { user, system } = process.cpuUsage(before);
const request = JSON.parse(event);
const answer =
  request &&
  (await handler(request, { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 15_000 }));
const answered = performance.now();

if (request && answer.statusCode !== 200)
  throw new Error(`${bundle}: must answer 200, answered ${JSON.stringify(answer)}.`);
const times = { importCpuMs: (user + system) / 1000, importMs: loaded - start };
console.log(JSON.stringify({ ...times, firstGetMs: request ? answered - loaded : undefined }));
