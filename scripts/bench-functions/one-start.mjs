// One cold start in a fresh process: loads the bundle named first, sends it the event named second, prints both times.
const [bundle = '', event = 'null'] = process.argv.slice(2);

const start = performance.now();
const { handler } = await import(bundle);
const loaded = performance.now();
const request = JSON.parse(event);
const answer =
  request &&
  (await handler(request, { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 15_000 }));
const answered = performance.now();

if (request && answer.statusCode !== 200)
  throw new Error(`${bundle}: must answer 200, answered ${JSON.stringify(answer)}.`);
console.log(JSON.stringify({ importMs: loaded - start, firstGetMs: request ? answered - loaded : undefined }));
