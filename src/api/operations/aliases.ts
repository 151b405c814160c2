/** `/v1/aliases`: values of tags that mean another value, in the published rules. */
import * as z from 'zod';
import { publishedRules } from '../rules/published-rules.ts';
import { sees } from '../rules/visible-rules.ts';
import { workingFile } from '../rules/working-file.ts';
import { operation } from './operation.ts';
import { validDates, validShape, workingFileFor } from './rule-tables.ts';

const data = z.object({
  rows: z.array(
    z.object({ tag: z.string(), value: z.string(), becomes: z.string(), ...validShape }),
  ),
  working: workingFile,
});

export const aliases = operation({
  id: 'aliases',
  path: '/v1/aliases',
  summary: 'The aliases of the published rules',
  description:
    'As in aliases.csv, after the transforms of the tag. A reader of a part sees the other names of their own teams.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async ({ store }, asked) => {
    const { aliases: rows } = await publishedRules(store, asked.facts.rulesVersion);
    return {
      rows: rows
        .filter(({ becomes }) => sees(asked.reader.scope, becomes))
        .map(({ line: _, valid, ...row }) => ({ ...row, ...validDates(valid) })),
      working: await workingFileFor('aliases', store, asked),
    };
  },
});
