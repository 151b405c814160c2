#!/usr/bin/env node
/** The entry point of the command line. */
import './require-node.ts';

// Not a static import: those are all loaded before the first module runs.
const { main } = await import('./finops-digest.ts');
process.exitCode = await main(process.argv.slice(2));
