/** `run`: the digest of one day on a laptop, from bill files to a mail. */
import { dailyDigest } from '../functions/daily-digest/daily-digest.ts';
import { type LocalPlatform, openLocalPlatform } from '../src/platform/local/local-platform.ts';
import { writePages, writeSummaryPages } from './pages.ts';
import { showNotices, showProgress } from './progress.ts';
import { readRunFlags } from './read-run-flags.ts';
import { runHelp } from './run-help.ts';
import { newRunId } from './run-id.ts';
import { type RunOptions, readRunOptions } from './run-options.ts';
import { outcomeAsJson, runReport } from './run-report.ts';

/** Throws an InputError for bad flags or files, and what `dailyDigest` throws. */
export async function run(args: readonly string[]): Promise<void> {
  const flags = readRunFlags(args);
  if (flags['help'] === true) {
    process.stdout.write(runHelp());
    return;
  }
  if (flags['platform'] === 'aws') {
    // Loaded only here, because a laptop's run needs no AWS SDK.
    const { runOnAws } = await import('./run-on-aws.ts');
    return runOnAws(flags);
  }
  const options = readRunOptions(flags, Date.now());
  showNotices(options.notices);
  const platform = await openLocalPlatform(options);
  showNotices(platform.notices);
  try {
    if (options.rules !== undefined) {
      const { copyRules } = await import('./copy-rules.ts');
      await copyRules(platform.store, options.rules);
    }
    const outcome = await digest(platform, options);
    const { store } = platform;
    process.stdout.write(
      options.json
        ? outcomeAsJson(outcome, store)
        : runReport(outcome, store, { folder: options.out, day: options.day }),
    );
  } finally {
    platform.close();
  }
}

/** Runs the digest and writes each sent mail as files. */
function digest(platform: LocalPlatform, { day, out, ...options }: RunOptions) {
  return dailyDigest(platform, options.settings, {
    day,
    runId: newRunId(platform.now()),
    resend: options.resend,
    accept: { shrink: options.acceptShrink, payer: options.acceptPayer },
    onMail: (mail) => writePages(out, day, mail),
    onSummary: (summary) => writeSummaryPages(out, summary),
    ...(options.json ? {} : { onStep: showProgress(process.stderr) }),
  });
}
