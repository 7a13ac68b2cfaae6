declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB engine in this process. Times are in milliseconds. */
  export default function dynalite(options: { createTableMs: number; deleteTableMs: number }): Server;
}
