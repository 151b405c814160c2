/**
 * `run --platform aws`: runs exactly what the Lambda function runs, from a terminal with the function's
 * environment and credentials. Options that the environment already defines are not accepted.
 */
import { dailyDigest } from '../functions/daily-digest/daily-digest.ts';
import type { ResendRequest } from '../functions/daily-digest/resend-request.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { openAwsPlatform } from '../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../src/platform/aws/client/aws-settings.ts';
import { readDigestSettings } from '../src/settings/digest-environment.ts';
import { completeSettings } from '../src/settings/finops-files.ts';
import { acceptFlags, readAccepted } from './accept-flags.ts';
import { showProgress } from './progress.ts';
import { newRunId } from './run-id.ts';
import { reportDay } from './run-options.ts';
import { outcomeAsJson, runReport } from './run-report.ts';
import { suppressSdkWarning } from './suppress-sdk-warning.ts';

const allowed = new Set(['platform', 'date', 'resend', 'json', ...Object.keys(acceptFlags)]);

/** Throws an InputError for flags and variables that it cannot use, and what `dailyDigest` throws. */
export async function runOnAws(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const foreign = Object.keys(flags).find((name) => !allowed.has(name));
  if (foreign !== undefined) {
    throw new InputError(
      `--${foreign} is for --platform local; on AWS the environment defines it.`,
    );
  }
  const day = reportDay(flags['date'] as string | undefined, Date.now());
  const accept = readAccepted(flags);
  const given = fromEnvironment(readDigestSettings);
  suppressSdkWarning();
  const platform = await openAwsPlatform(fromEnvironment(readAwsSettings));
  const settings = await completeSettings(platform.store, given);
  const outcome = await dailyDigest(platform, settings, {
    day,
    runId: newRunId(platform.now()),
    resend: (flags['resend'] ?? false) as ResendRequest,
    accept,
    ...(flags['json'] === true ? {} : { onStep: showProgress(process.stderr) }),
  });
  const { store } = platform;
  process.stdout.write(
    flags['json'] === true
      ? outcomeAsJson(outcome, store)
      : runReport(outcome, store, { folder: null, day }),
  );
}

function fromEnvironment<T>(read: (environment: NodeJS.ProcessEnv) => T): T {
  try {
    return read(process.env);
  } catch (cause) {
    throw new InputError((cause as Error).message, { cause });
  }
}
