/**
 * Loads a bundled function once, as a process of Lambda does, and invokes it for each line of standard input, one at a
 * time: {"event", "requestId"}. Each answer is a line that begins with 'answer '; other lines are the function's log.
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(process.argv[2]).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { event, requestId } = JSON.parse(line);
  const context = {
    awsRequestId: requestId,
    functionName: 'acme-finops-prod-api',
    functionVersion: '$LATEST',
    memoryLimitInMB: '1024',
    invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:acme-finops-prod-api',
    getRemainingTimeInMillis: () => 300_000,
  };
  const outcome = await handler(event, context).then(
    (result) => ({ result }),
    (error) => ({ error: { name: error.name, message: error.message } }),
  );
  process.stdout.write(`answer ${JSON.stringify(outcome)}\n`);
}
