/** `/v1/owners`: which team owns an account or an OU, in the published rules. */
import * as z from 'zod';
import { isVisible } from '../../domain/questions/visible-row.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { workingFile } from '../rules/working-file.ts';
import { operation } from './operation.ts';
import { validDates, validShape, workingFileFor } from './rule-tables.ts';

const data = z.object({
  rows: z.array(
    z.object({
      team: z.string(),
      account: z.string().describe('Twelve digits; empty if the row is about an OU.'),
      ou: z.string().describe('Path; empty if the row is about an account.'),
      ...validShape,
    }),
  ),
  working: workingFile,
});

export const owners = operation({
  id: 'owners',
  path: '/v1/owners',
  summary: 'The owners of accounts and OUs in the published rules',
  description:
    'As in owners.csv. A reader of a part sees the rows of their own teams, and the owners of their OUs.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async ({ store }, asked) => {
    const { owners: rows } = await publishedRules(store, asked.facts.rulesVersion);
    return {
      rows: rows
        .filter(({ ou, team }) => isVisible({ ou, target: `team/${team}` }, asked.reader.scope))
        .map(({ line: _, valid, ...row }) => ({ ...row, ...validDates(valid) })),
      working: await workingFileFor('owners', store, asked),
    };
  },
});
