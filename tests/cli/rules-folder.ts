/** Folders with a set of rules and a bill, for the tests of the `rules` commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, setFileNames } from '../../src/allocation/published/set-files-in-store.ts';
import type { SetTexts } from '../../src/allocation/rules/set-files.ts';
import { exampleTexts } from '../allocation/rules/example-set.ts';
import { type TaggedLine, writeTaggedBill } from '../support/tagged-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Writes the files that are not null, and returns the folder. */
export function writeSet(folder: string, texts: Partial<SetTexts> = exampleTexts): string {
  mkdirSync(folder, { recursive: true });
  for (const name of setFileNames) {
    const text = texts[name];
    if (text !== undefined && text !== null) writeFileSync(join(folder, fileNameOf(name)), text);
  }
  return folder;
}

const day = '2026-11-20';

/** One line for each way in which the example's rules allocate, in dollars that sum to 100. */
export const exampleLines: readonly TaggedLine[] = [
  { day, cost: 40, tags: { user_Owner: 'Shop' }, resource: 'arn:aws:ec2:eu-west-1::i-1' },
  { day, cost: 25, account: '444455556666' },
  { day, cost: 20, type: 'Tax' },
  { day, cost: 10, tags: { user_Project: 'apollo' } },
  { day, cost: 5, serviceCode: 'AmazonEKS', service: 'Amazon EKS' },
];

export interface RulesWorkshop {
  readonly folder: string;
  readonly set: string;
  readonly out: string;
  readonly bill: readonly string[];
}

/** The example as a set, a bill, and an archive that does not exist yet. */
export function rulesWorkshop(
  texts: Partial<SetTexts> = exampleTexts,
  lines: readonly TaggedLine[] = exampleLines,
): RulesWorkshop {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = writeTaggedBill(join(folder, 'bill.csv'), lines);
  return {
    folder,
    set: writeSet(join(folder, 'set'), texts),
    out,
    bill: ['--bill', bill, '--out', out],
  };
}

/** What must never reach a terminal: control characters except line ends, and what turns the direction. */
export const unsafeCharacters =
  /[^\n\P{Cc}]|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff]/u;
