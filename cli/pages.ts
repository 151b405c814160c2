/** The mail as files people can open without a mail reader: page, text and CSV, under `digest/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComposedMail } from '../functions/daily-digest/compose-mail.ts';
import type { BillingDay } from '../functions/domain/billing-day.ts';

/** Path of one of the files of a day's digest. */
export function pagePath(out: string, day: BillingDay, kind: 'html' | 'txt' | 'csv'): string {
  return join(out, 'digest', `${day}.${kind}`);
}

/** Writes `<day>.html`, `.txt` and `.csv`, replacing those of an earlier run. */
export async function writePages(out: string, day: BillingDay, mail: ComposedMail): Promise<void> {
  await mkdir(join(out, 'digest'), { recursive: true });
  await writeFile(pagePath(out, day, 'html'), mail.html);
  await writeFile(pagePath(out, day, 'txt'), mail.text);
  await writeFile(pagePath(out, day, 'csv'), mail.csv);
}
