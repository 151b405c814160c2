/**
 * The Lambda function of the API: event → validated input → the archive on AWS → an answer. One process answers one
 * request at a time, and keeps what it read for the next one.
 */
import { observedHandler } from '../../src/invocation/observed-handler.ts';
import type { Telemetry } from '../../src/observability/telemetry.ts';
import { openAwsArchive } from '../../src/platform/aws/archive-reader.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { invokeAsync } from '../../src/platform/aws/lambda/invoke-async.ts';
import { answerRequest } from './answer-request.ts';
import { readApiSettings } from './api-environment.ts';
import { type ApiEvent, readApiEvent } from './api-event.ts';
import { openApiProcess } from './api-process.ts';
import { askAhead } from './ask-ahead.ts';
import { makeAnswer } from './make-answer.ts';
import { type ObservedEngine, observedEngine } from './observed-engine.ts';

const endpointOf = (service: string) =>
  process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL'];

let opened: ReturnType<typeof open> | undefined;

function open() {
  const settings = readApiSettings(process.env);
  const aws = readAwsSettings(process.env);
  const archive = openAwsArchive(aws, { glueEndpoint: endpointOf('GLUE') });
  return { aws, archive, process: openApiProcess(archive, settings) };
}

/**
 * Answers API Gateway. Throws an InputError for another event than the two, an Error for wrong settings, and the error
 * of an answer that nobody waits for.
 */
export const handler = observedHandler('api', process.env, async (invocation) => {
  const read = readApiEvent(invocation.event);
  const startedAt = Date.now();
  opened ??= open();
  const { aws, archive, process: api } = opened;
  const { requestId, functionName, telemetry, timeLeft } = invocation;
  const question = read.kind === 'make' ? read.make.question : requestId;
  const engine = observedEngine(archive.engineFor(question));
  const { runFunction } = api.settings;
  const invoke = (name: string, event: object) =>
    invokeAsync({
      region: aws.region,
      endpoint: endpointOf('LAMBDA'),
      functionName: name,
      event,
    });
  api.reporting.notKept = (error) => telemetry.failed(error);
  try {
    if (read.kind === 'ask-ahead') {
      const onError = (error: unknown) => telemetry.failed(error);
      return await askAhead(api, { engine, requestId, timeLeft, onError });
    }
    if (read.kind === 'make') return await makeAnswer(api, read.make, { engine, requestId });
    return await answerRequest(read, {
      process: api,
      engine,
      requestId,
      linkTo: archive.linkTo,
      invokeSelf: (event) => invoke(functionName, event),
      jobs:
        runFunction === undefined
          ? undefined
          : { archiveUntaggedWeek: ({ id }) => invoke(runFunction, { untaggedWeek: id }) },
      onError: (error, id) =>
        telemetry.failed(new Error(`Request ${id} failed: ${messageOf(error)}`, { cause: error })),
    });
  } finally {
    report(telemetry, read, { startedAt, engine });
  }
});

interface Answered {
  readonly startedAt: number;
  readonly engine: ObservedEngine;
}

/** A line of the log with what the answer cost, and the metric. It contains no part of the question. */
function report(telemetry: Telemetry, read: ApiEvent, { startedAt, engine }: Answered): void {
  const { bytes, queries } = engine.scanned;
  const path = pathOf(read);
  telemetry.onStep({
    name: 'answer',
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date().toISOString(),
    outcome: 'done',
    facts: { kind: read.kind, path, queries, bytesScanned: bytes },
    queries: [],
  });
  if (queries > 0) telemetry.count({ BytesScanned: bytes });
}

function pathOf(read: ApiEvent): string {
  if (read.kind === 'request') return read.request.rawPath.slice(0, 200);
  return read.kind === 'make' ? read.make.operation : read.kind;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
