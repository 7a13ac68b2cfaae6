declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB engine in this process. Times are in milliseconds. */
  function dynalite(options: {
    createTableMs: number;
    deleteTableMs: number;
    updateTableMs?: number;
    /** Folder that keeps the tables; without one they are in memory. */
    path?: string;
  }): Server;
  export = dynalite;
}
