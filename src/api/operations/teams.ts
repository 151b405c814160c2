/** `/v1/teams`: the teams of the published rules. */
import * as z from 'zod';
import { publishedRules } from '../rules/published-rules.ts';
import { sees } from '../rules/visible-rules.ts';
import { workingFile } from '../rules/working-file.ts';
import { operation } from './operation.ts';
import { validDates, validShape, workingFileFor } from './rule-tables.ts';

const data = z.object({
  rows: z.array(
    z.object({
      team: z.string(),
      businessUnit: z.string(),
      businessGroup: z.string(),
      ownerEmail: z.string(),
      slackChannel: z.string(),
      ...validShape,
    }),
  ),
  working: workingFile,
});

export const teams = operation({
  id: 'teams',
  path: '/v1/teams',
  summary: 'The teams of the published rules',
  description:
    'As in teams.csv; a team can have several rows, one after the other in time. A reader of a part sees their own teams.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async ({ store }, asked) => {
    const { teams: rows } = await publishedRules(store, asked.facts.rulesVersion);
    return {
      rows: rows
        .filter(({ team }) => sees(asked.reader.scope, team))
        .map(({ line: _, valid, ...row }) => ({ ...row, ...validDates(valid) })),
      working: await workingFileFor('teams', store, asked),
    };
  },
});
