/**
 * Writes the mail as files that people can open without a mail program: page, text and CSV, under
 * `digest/`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from '../functions/daily-digest/compose-mail.ts';
import { organizationAudience } from '../src/delivery/mail-audiences.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import type { Figures } from '../src/domain/figures/figures.ts';
import type { File } from './run-report.ts';

/** Path of one of the files of a day's digest: for the whole organization, or for one audience. */
export function pagePath(
  out: string,
  day: BillingDay,
  kind: 'html' | 'txt' | 'csv',
  audience = organizationAudience.name,
): string {
  const name = audience === organizationAudience.name ? day : `${day}.${audience}`;
  return join(out, 'digest', `${name}.${kind}`);
}

/** The files of one mail, as the run report lists them. */
export function pageFiles(
  out: string,
  day: BillingDay,
  { audience }: Figures,
  eml: string,
): readonly File[] {
  const page = pagePath(out, day, 'html', audience.name);
  if (audience.scope !== organizationAudience.scope) return [{ label: audience.scope, path: page }];
  return [
    { label: '  as .eml', path: eml },
    { label: '  as a page', path: page },
    { label: '  as text', path: pagePath(out, day, 'txt') },
    { label: '  CSV', path: pagePath(out, day, 'csv') },
  ];
}

/** Writes `<day>.html`, `.txt` and `.csv`, and replaces those of an earlier run. */
export async function writePages(out: string, day: BillingDay, mail: ComposedMail): Promise<void> {
  const { name } = mail.figures.audience;
  await mkdir(join(out, 'digest'), { recursive: true });
  await writeFile(pagePath(out, day, 'html', name), mail.html);
  await writeFile(pagePath(out, day, 'txt', name), mail.text);
  await writeFile(pagePath(out, day, 'csv', name), mail.csv);
}
