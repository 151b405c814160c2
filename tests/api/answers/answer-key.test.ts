/** What an answer follows from besides the listed objects: without a change of the archive's version it is another one. */
import { expect, test } from 'vitest';
import { answerKey } from '../../../src/api/answers/answer-key.ts';
import { keptName } from '../../../src/api/answers/kept-answers.ts';
import { anomalies } from '../../../src/api/operations/anomalies.ts';
import { explain } from '../../../src/api/operations/explain.ts';
import type { ArchiveReader, Operation } from '../../../src/api/operations/operation.ts';
import { readQuery } from '../../../src/api/questions/read-query.ts';
import { ruleSetMetadata } from '../../../src/archive/allocation/rule-set-metadata.ts';
import { stateKey } from '../../../src/archive/state/period-state.ts';
import { parseBillingDay, periodOf } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { costAllocationTable } from '../../../src/tables/cost-allocation.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { everything } from '../served-archive.ts';

const day = parseBillingDay('2026-11-12');

/** The archive's version is that of the listed objects, which stay as they are here. */
async function nameOf(store: DirectoryStore, operation: unknown, search = ''): Promise<string> {
  const known = operation as Operation;
  const query = readQuery(known.query, new URLSearchParams(search));
  const facts = { version: 'a', archivedDays: new Set([day]) };
  const archive = { store, now: () => Date.UTC(2026, 10, 13) } as unknown as ArchiveReader;
  return keptName(
    await answerKey(archive, known, { query, reader: everything, facts: facts as never }),
  );
}

test('an explanation follows from the rules that its day names', async () => {
  const store = new DirectoryStore(tempFolder());
  const name = () => nameOf(store, explain, `day=${day}`);
  const archiveWith = (hash: string) =>
    store.put(objectKey(costAllocationTable, day), Buffer.from('rows'), {
      metadata: { [ruleSetMetadata]: hash },
    });
  await archiveWith('1'.repeat(64));
  const before = await name();
  expect(await name()).toBe(before);
  await archiveWith('2'.repeat(64));
  expect(await name()).not.toBe(before);
});

test('anomalies follow from the states of the billing periods that they compare', async () => {
  const store = new DirectoryStore(tempFolder());
  const name = () => nameOf(store, anomalies);
  const before = await name();
  expect(await name()).toBe(before);
  await store.put(stateKey(periodOf(day)), Buffer.from('{"another":"state"}'));
  expect(await name()).not.toBe(before);
});
