import { expect, it } from 'vitest';
import { lineOf } from '../../../../local/console/page/try/socket-line';

it.each([
  [{ frame: 'open', protocol: '' }, 'state', 'connected'],
  [{ frame: 'open', protocol: 'chat' }, 'state', 'connected with chat'],
  [{ frame: 'refused', status: 401, body: 'Unauthorized' }, 'state', 'refused with 401: Unauthorized'],
  [{ frame: 'message', at: 7, text: 'hello' }, 'received', 'hello'],
  [{ frame: 'closed', code: 1001, reason: 'Going away' }, 'state', 'closed with 1001 Going away'],
] as const)('the frame %j is told as %s %j', (frame, kind, text) => {
  expect(lineOf(frame)).toMatchObject({ kind, text });
});
