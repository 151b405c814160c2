/**
 * Loads a bundled function like Lambda, in a separate process, and invokes it once: node invoke.mjs
 * <handler.mjs> <event JSON> <request id>. The last line of standard output is JSON: what the handler
 * returned or threw, the loading time, the peak memory, and the Node version.
 */
import { pathToFileURL } from 'node:url';

const [, , bundle, event, awsRequestId] = process.argv;
const started = performance.now();
const { handler } = await import(pathToFileURL(bundle).href);
const loadMilliseconds = performance.now() - started;

const context = {
  awsRequestId,
  functionName: 'finops-digest',
  functionVersion: '$LATEST',
  memoryLimitInMB: '512',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:finops-digest',
  getRemainingTimeInMillis: () => Number(process.env.TEST_REMAINING_MILLISECONDS ?? 900_000),
};

const outcome = await handler(JSON.parse(event), context).then(
  (result) => ({ result }),
  (error) => ({ error: { name: error.name, message: error.message } }),
);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const measured = { loadMilliseconds, peakBytes, nodeVersion: process.version };
process.stdout.write(`\n${JSON.stringify({ ...outcome, ...measured })}\n`);
