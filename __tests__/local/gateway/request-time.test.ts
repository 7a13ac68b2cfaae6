import { expect, it } from 'vitest';
import { requestTime } from '../../../local/gateway/request-time';

it('writes a time in the Common Log Format, in UTC', () => {
  expect(requestTime(Date.UTC(2025, 3, 4, 2, 6, 9))).toBe('04/Apr/2025:02:06:09 +0000');
});
