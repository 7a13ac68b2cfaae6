// Runs APIs on this machine: bundles the local run, unless nothing it is made of has changed, and hands it the arguments.
import { runDev } from './dev/run-dev.mjs';

process.exitCode = await runDev(process.argv.slice(2));
