import type { Duplex } from 'node:stream';

/** Bytes of one frame at most. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const largestFrame = 32 * 1024;

/** Calls `tooLarge` once, when a client begins to send a frame that API Gateway takes for too large. */
export function watchFrames(socket: Duplex, tooLarge: () => void): void {
  const scanner = new FrameScanner();
  const watch = (chunk: Buffer): void => {
    if (!scanner.take(chunk)) return;
    socket.off('data', watch);
    tooLarge();
  };
  socket.prependListener('data', watch);
}

/** Reads the lengths in the headers of frames, and steps over what they hold. */
class FrameScanner {
  private header = Buffer.alloc(0);
  private left = 0;

  /** Whether a frame that is too large begins in this chunk. */
  take(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.left > 0) {
        const skipped = Math.min(this.left, rest.length);
        this.left -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      const known = this.header.length;
      this.header = Buffer.concat([this.header, rest.subarray(0, 14)]);
      const found = frameIn(this.header);
      if (found === undefined) return false;
      if (found.length > largestFrame) return true;
      rest = rest.subarray(Math.max(0, found.header - known));
      this.left = found.length;
      this.header = Buffer.alloc(0);
    }
    return false;
  }
}

/** Size of a frame's header, mask included, and of what follows; undefined when more bytes are needed to tell. RFC 6455, 5.2 */
function frameIn(bytes: Buffer): { readonly header: number; readonly length: number } | undefined {
  const second = bytes[1];
  if (second === undefined) return undefined;
  const mask = second >= 128 ? 4 : 0;
  const short = second & 127;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const header = 2 + extended + mask;
  if (bytes.length < header) return undefined;
  if (extended === 0) return { header, length: short };
  return { header, length: extended === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)) };
}
