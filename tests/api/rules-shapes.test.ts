/** The answers about tags and rules have the shapes that their operations declare, and no other fields. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { allOperations } from '../../src/api/operations/all-operations.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { everything, type ServedArchive, serveArchive } from './served-archive.ts';
import { archiveTaggedBill } from './tagged-archive.ts';

const asked = {
  coverage: 'from=2026-11-01&to=2026-11-30&group_by=team',
  untagged: '',
  'resource-efficiency': '',
  teams: '',
  services: '',
  rules: '',
  aliases: '',
  owners: '',
  explain: 'day=2026-11-12',
} as const;
const ofShop = {
  scope: { kind: 'part', ous: ['Root/Shop'], teams: ['retail'] },
  isEditor: false,
} as const;
let served: ServedArchive;

const suite = folderForSuite();

beforeAll(async () => {
  served = await serveArchive(await archiveTaggedBill(suite()));
}, 60_000);
afterAll(() => served.archive.close());

it.each(Object.entries(asked))('%s', async (id, query) => {
  const operation = allOperations.find((one) => one.id === id);
  if (!(operation?.data instanceof z.ZodObject)) throw new Error(`no operation ${id}`);
  for (const reader of [everything, ofShop]) {
    const answer = await served.ask(`${operation.path}?${query}`, { reader });
    const { data } = (await answer.json()) as { readonly data: unknown };
    expect(operation.data.parse(data)).toEqual(data);
  }
});
