#!/usr/bin/env node
/** The entry point of the command line. */
import './require-node.ts';

// Not a plain import: those are all read before the first of them runs.
const { main } = await import('./finops-digest.ts');
process.exitCode = await main(process.argv.slice(2));
