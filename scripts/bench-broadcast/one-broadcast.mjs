// One broadcast of the chat's own bundle, in a fresh process: to how many connections is the first argument.
const [bundle = '', connections = ''] = process.argv.slice(2);
const { handler } = await import(bundle);

/** @param {string} room The stub table takes the sender's id for the room's name, and that for its size. */
const send = (room) =>
  handler(
    {
      requestContext: { routeKey: 'sendMessage', connectionId: room, requestId: 'bench' },
      body: JSON.stringify({ action: 'sendMessage', text: 'Good morning, everyone' }),
      isBase64Encoded: false,
    },
    { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 },
  );

await send('500');
const [start, before] = [performance.now(), process.cpuUsage()];
const { deliveries } = JSON.parse((await send(connections)).body);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);

if (deliveries.delivered !== Number(connections)) {
  throw new Error(`A broadcast: must reach ${connections}, reached ${JSON.stringify(deliveries)}.`);
}
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 }));
