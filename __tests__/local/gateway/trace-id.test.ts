import { expect, it } from 'vitest';
import { newTraceId } from '../../../local/gateway/trace-id';

it('makes trace ids of the second and 24 random digits', () => {
  expect(newTraceId(0x67fd894d * 1000)).toMatch(/^Root=1-67fd894d-[0-9a-f]{24}$/);
});
