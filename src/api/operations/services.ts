/** `/v1/services`: the service catalogue of the published rules. */
import * as z from 'zod';
import type { ServiceMatch } from '../../allocation/rules/rule-set.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { sees } from '../rules/visible-rules.ts';
import { workingFile } from '../rules/working-file.ts';
import { operation } from './operation.ts';
import { workingFileFor } from './rule-tables.ts';

const data = z.object({
  rows: z.array(
    z.object({
      application: z.string(),
      team: z.string(),
      type: z.string(),
      repositoryUrl: z.string().describe('Untrusted text, as all others.'),
      documentationUrl: z.string(),
      match: z.string().describe("As in services.csv: 'tag.application=images | resource=arn:…'."),
    }),
  ),
  working: workingFile,
});

export const services = operation({
  id: 'services',
  path: '/v1/services',
  summary: 'The services of the published rules',
  description: 'As in services.csv. A reader of a part sees the services of their own teams.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async ({ store }, asked) => {
    const { services: rows } = await publishedRules(store, asked.facts.rulesVersion);
    return {
      rows: rows
        .filter(({ team }) => sees(asked.reader.scope, team))
        .map(({ line: _, matches, ...row }) => ({
          ...row,
          match: matches.map(matchText).join(' | '),
        })),
      working: await workingFileFor('services', store, asked),
    };
  },
});

function matchText(match: ServiceMatch): string {
  return match.kind === 'tag' ? `tag.${match.tag}=${match.value}` : `resource=${match.prefix}`;
}
