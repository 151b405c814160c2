/**
 * Writes mails as files that people can open without a mail program, under `digest/`: the digest of a day
 * as page, text and CSV, the summary of a week or a month as page and text.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from '../functions/daily-digest/compose-mail.ts';
import type { MailedSummary } from '../functions/daily-digest/summaries/summary-settings.ts';
import { organizationAudience } from '../src/delivery/mail-audiences.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import type { Audience } from '../src/domain/figures/figures.ts';

/** One file of the mail that people can open. */
export interface File {
  readonly label: string;
  readonly path: string;
}

/**
 * Path of one of the files of a mail: for the whole organization, or for one audience. `id`: the day of a
 * digest, or the id of a summary's period, such as '2026-W46'.
 */
export function pagePath(
  out: string,
  id: string,
  kind: 'html' | 'txt' | 'csv',
  audience = organizationAudience.name,
): string {
  const name = audience === organizationAudience.name ? id : `${id}.${audience}`;
  return join(out, 'digest', `${name}.${kind}`);
}

/**
 * The files of a day's mail to one audience, as the run report lists them: those that exist, also of an
 * earlier run that sent the mail.
 */
export function pageFiles(
  out: string,
  day: BillingDay,
  { name, scope }: Audience,
): readonly File[] {
  const page = pagePath(out, day, 'html', name);
  const files =
    scope === organizationAudience.scope
      ? [
          { label: '  as .eml', path: newestMessage(out, `digest.${day}.${name}`) },
          { label: '  as a page', path: page },
          { label: '  as text', path: pagePath(out, day, 'txt') },
          { label: '  CSV', path: pagePath(out, day, 'csv') },
        ]
      : [{ label: scope, path: page }];
  return files.filter(({ path }) => existsSync(path));
}

/** 'digest.2026-11-20.finops.eml', or the last one that was sent again: '….resend-2.eml'. */
function newestMessage(out: string, name: string): string {
  const outbox = join(out, 'outbox');
  const files = existsSync(outbox) ? readdirSync(outbox) : [];
  const resent = files.flatMap((file) => {
    const [, attempt] = file.startsWith(name) ? (/\.resend-(\d+)\.eml$/.exec(file) ?? []) : [];
    return attempt === undefined ? [] : [Number(attempt)];
  });
  const suffix = resent.length === 0 ? '' : `.resend-${Math.max(...resent)}`;
  return join(outbox, `${name}${suffix}.eml`);
}

/** Writes `<day>.html`, `.txt` and `.csv`, and replaces those of an earlier run. */
export async function writePages(out: string, day: BillingDay, mail: ComposedMail): Promise<void> {
  const { name } = mail.figures.audience;
  await mkdir(join(out, 'digest'), { recursive: true });
  await writeFile(pagePath(out, day, 'html', name), mail.html);
  await writeFile(pagePath(out, day, 'txt', name), mail.text);
  await writeFile(pagePath(out, day, 'csv', name), mail.csv);
}

/** Writes `<week or month>.html` and `.txt`, and replaces those of an earlier run. */
export async function writeSummaryPages(
  out: string,
  { period, audience, html, text }: MailedSummary,
): Promise<void> {
  await mkdir(join(out, 'digest'), { recursive: true });
  await writeFile(pagePath(out, period.id, 'html', audience.name), html);
  await writeFile(pagePath(out, period.id, 'txt', audience.name), text);
}
