/** The mail as files people can open without a mail reader: page, text and CSV, under `digest/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from '../functions/daily-digest/compose-mail.ts';
import type { BillingDay } from '../functions/domain/billing-day.ts';
import type { File } from './summary.ts';

/** Path of one of the files of a day's digest. */
export function pagePath(out: string, day: BillingDay, kind: 'html' | 'txt' | 'csv'): string {
  return join(out, 'digest', `${day}.${kind}`);
}

/** What a summary says of the mail's files. */
export function pageFiles(out: string, day: BillingDay, eml: string): readonly File[] {
  return [
    { label: '  as .eml', path: eml },
    { label: '  as a page', path: pagePath(out, day, 'html') },
    { label: '  as text', path: pagePath(out, day, 'txt') },
    { label: '  CSV', path: pagePath(out, day, 'csv') },
  ];
}

/** Writes `<day>.html`, `.txt` and `.csv`, replacing those of an earlier run. */
export async function writePages(out: string, day: BillingDay, mail: ComposedMail): Promise<void> {
  await mkdir(join(out, 'digest'), { recursive: true });
  await writeFile(pagePath(out, day, 'html'), mail.html);
  await writeFile(pagePath(out, day, 'txt'), mail.text);
  await writeFile(pagePath(out, day, 'csv'), mail.csv);
}
