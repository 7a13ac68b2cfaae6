import { Agent, request } from 'node:http';

// The floor of a broadcast, in a fresh process: as many posts of the same bytes to the same endpoint, as many at once, and
// nothing else. Nobody signs them, nobody retries them, nobody knows whom they are for.
const [endpoint = '', posts = ''] = process.argv.slice(2);
const atOnce = 32;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const frame = JSON.stringify({
  type: 'message',
  id: '00000000-0000-4000-8000-000000000000',
  room: posts,
  from: 'alice',
  text: 'Good morning, everyone',
  sent_at: '2026-01-01T00:00:00.000Z',
});

/** @param {number} n */
function post(n) {
  return new Promise((resolve, reject) => {
    const sent = request(`${endpoint}/@connections/connection-${n}`, { method: 'POST', agent }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end(frame);
  });
}

/** @param {number} count */
async function postAll(count) {
  let next = 0;
  const work = async () => {
    while (next < count) await post(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

await postAll(500);
const [start, before] = [performance.now(), process.cpuUsage()];
await postAll(Number(posts));
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 }));
agent.destroy();
