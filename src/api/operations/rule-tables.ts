/** What the operations about the tables of the rules have in common: dates, and the file that editors change. */
import * as z from 'zod';
import type { SetFileName } from '../../allocation/published/set-files-in-store.ts';
import type { DateRange } from '../../allocation/rules/date-range.ts';
import { mayChangeRules, readWorkingFile, type WorkingFile } from '../rules/working-file.ts';
import type { ArchiveReader, Asked } from './operation.ts';

export const validShape = {
  validFrom: z.string().nullable().describe('First day, UTC; null: open.'),
  validTo: z.string().nullable().describe('Last day, UTC, included; null: open.'),
};

export function validDates({ from, to }: DateRange) {
  return { validFrom: from, validTo: to };
}

/** Null for readers who may not change it. */
export async function workingFileFor(
  name: SetFileName,
  store: ArchiveReader['store'],
  { reader, facts }: Pick<Asked<unknown>, 'reader' | 'facts'>,
): Promise<WorkingFile> {
  return mayChangeRules(reader) ? readWorkingFile(store, name, facts.rulesVersion) : null;
}
