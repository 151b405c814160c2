/**
 * AWS account ids as spreadsheets write them. A spreadsheet may treat the twelve digits as a number: it
 * drops leading zeros, appends '.0' or rounds to '1.11122E+11'. Ids that can be restored with certainty
 * are restored; others are rejected.
 */
import * as z from 'zod/mini';

const digits = 12;
/** '="012345678901"' and "'012345678901" make a spreadsheet treat the id as text. */
const textMarks = /^(?:="(\d+)"|'(\d+))$/;
/** The console shows ids as '1111-2222-3333'. */
const grouped = /^(\d{4})-(\d{4})-(\d{4})$/;
/** With fewer digits, it is more likely that digits are missing than that five zeros were dropped. */
const wholeNumber = /^(\d{8,12})(?:\.0+)?$/;
const rounded = /^\d+([.,]\d+)?e\+?\d+$/i;

/** Twelve digits, leading zeros restored. */
export const accountId = z.string().check(
  z.overwrite(restoredAccountId),
  z.refine((id) => !rounded.test(id), {
    error: 'a spreadsheet rounded it: format the column as text there, and export it again',
    abort: true,
  }),
  z.regex(/^\d{12}$/, 'write all twelve digits of the account id'),
);

/** The id with its leading zeros, if it can be restored; else the text as it is. */
export function restoredAccountId(text: string): string {
  const bare = text.replace(textMarks, '$1$2').replace(grouped, '$1$2$3');
  return wholeNumber.exec(bare)?.[1]?.padStart(digits, '0') ?? text;
}
