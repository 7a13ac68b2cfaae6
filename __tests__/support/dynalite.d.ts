declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB engine in this process. Times are in milliseconds. */
  function dynalite(options: { createTableMs: number; deleteTableMs: number }): Server;
  export = dynalite;
}
