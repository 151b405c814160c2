/**
 * The steps of the daily run, from top to bottom. Each step takes the result of the step
 * before it, so that no step can be skipped. The steps after the query are in `report-bill.ts`.
 */
import {
  hasRuleFiles,
  readRunRules,
  withoutRules,
} from '../../src/allocation/published/read-run-rules.ts';
import type { RunRules } from '../../src/allocation/published/rules-for-run.ts';
import { rulesStepFacts } from '../../src/allocation/published/rules-step-facts.ts';
import { usableRules } from '../../src/allocation/published/usable-rules.ts';
import { type RulesOrFailure, readForArchive } from '../../src/archive/window/read-for-archive.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { RunRecord } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import type { DigestOutcome, DigestRequest, MailsToResend } from './digest-run.ts';
import { type OptionalResult, optionalStep } from './optional-step.ts';
import type { ResendRequest } from './resend-request.ts';

/**
 * Reports one day. Safe to repeat: a second run rewrites nothing that did not change and sends
 * nothing that was sent. Throws an InputError for what the caller can correct, otherwise an Error that
 * says what to do; also, after the mails were sent, when one of them could not be sent, or when the
 * dashboard, the forecast or the anomalies failed.
 */
export async function dailyDigest(
  given: Platform,
  settings: DigestSettings,
  request: DigestRequest,
): Promise<DigestOutcome> {
  const record = new RunRecord(given, request);
  const platform = record.observePlatform(given);
  return record.keep(async () => {
    const toResend = await readResend(request.resend, settings);
    const window = openWindow(request.day, settings.restatementDays);
    const laterSteps = import('./report-bill.ts');
    const rules = await rulesOf(platform, record);
    const reading = { rules: usable(platform, rules), accept: request.accept };
    const bill = await record.step('query', () =>
      readForArchive(platform, window, settings, reading),
    );
    const { reportBill } = await laterSteps;
    return reportBill({ platform, settings, request, record, window, toResend, rules }, bill);
  });
}

/** The rules of the run, recorded; when they cannot be read, the run goes on without allocation. */
async function rulesOf(
  { store, now }: Platform,
  record: RunRecord,
): Promise<OptionalResult<RunRules | null>> {
  if (!(await hasRuleFiles(store))) return { value: withoutRules, failure: null };
  return record.step('rules', (addToRecord) =>
    optionalStep(addToRecord, null, async () => {
      const rules = await readRunRules(store, now());
      addToRecord(rulesStepFacts(rules));
      return rules;
    }),
  );
}

function usable(
  platform: Platform,
  { value, failure }: OptionalResult<RunRules | null>,
): RulesOrFailure {
  if (value !== null) return { source: usableRules(platform, value), failure: null };
  return { failure: failure ?? new Error('there are no rules') };
}

/** Loads the code for a resend only when one is requested. */
async function readResend(resend: ResendRequest, settings: DigestSettings): Promise<MailsToResend> {
  if (resend === false) return new Set();
  const { mailsToResend } = await import('./mails-to-resend.ts');
  return mailsToResend(resend, settings);
}
