// What runs in the worker thread of an environment: Lambda's Node.js runtime around the function's own code.

import { failInit } from './runtime/channel.mjs';
import { completeEnvironment } from './runtime/complete-environment.mjs';
import { mapFolders } from './runtime/file-system.mjs';
import { loadHandler } from './runtime/load-handler.mjs';
import { rerouteAws } from './runtime/network.mjs';
import { captureOutput } from './runtime/output.mjs';
import { serveCalls } from './runtime/serve-calls.mjs';
import { provideStreaming } from './runtime/streaming.mjs';

completeEnvironment();
captureOutput();
rerouteAws();
provideStreaming();
mapFolders();

try {
  serveCalls(await loadHandler());
} catch (problem) {
  failInit(problem);
}
