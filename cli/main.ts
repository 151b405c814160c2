#!/usr/bin/env node
/** The entry point of the command line. */
import { main } from './finops-digest.ts';

process.exitCode = await main(process.argv.slice(2));
