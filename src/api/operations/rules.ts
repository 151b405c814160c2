/** `/v1/rules`: the published allocation rules, in words and as their YAML. */
import * as z from 'zod';
import { readSetFile } from '../../allocation/published/read-set-file.ts';
import { publishedKey } from '../../allocation/published/set-files-in-store.ts';
import { seesAnything } from '../../domain/questions/reader-scope.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { visibleRules } from '../rules/visible-rules.ts';
import { workingFile } from '../rules/working-file.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';
import { workingFileFor } from './rule-tables.ts';

const data = z.object({
  requiredTags: z.array(z.string()),
  rows: z
    .array(
      z.object({
        id: z.string(),
        position: z.number().describe('From 1: the first rule that matches a line decides.'),
        condition: z
          .string()
          .nullable()
          .describe('In words; null for readers of a part, where it may name others.'),
        target: z.string().nullable().describe("'team/<name>', …; null: the look-up finds it."),
        lookup: z.string().nullable().describe('What is looked up, in words.'),
        application: z.string().nullable(),
        effectiveFrom: z.string().nullable().describe('First day, UTC; null: open.'),
        effectiveTo: z.string().nullable().describe('Last day, UTC, included; null: open.'),
        reason: z.string().nullable(),
      }),
    )
    .describe('In the order in which they are tried.'),
  yaml: z
    .string()
    .nullable()
    .describe('rules.yaml as it was published; null without one, and for readers of a part.'),
  working: workingFile,
});

export const rules = operation({
  id: 'rules',
  path: '/v1/rules',
  summary: 'The published allocation rules',
  description:
    'A reader of a part sees only the rules that name one of their teams, and the look-ups that may find one; those without condition, because it may name others.',
  query: z.object({}),
  data,
  isKept: false,
  answer,
});

async function answer(
  { store }: ArchiveReader,
  asked: Asked<unknown>,
): Promise<z.infer<typeof data>> {
  const { reader, facts } = asked;
  const set = await publishedRules(store, facts.rulesVersion);
  return {
    requiredTags: seesAnything(reader.scope) ? [...set.required] : [],
    rows: [...visibleRules(set.rules, reader.scope)],
    yaml: reader.scope.kind === 'all' ? await yamlOf(store, facts.rulesVersion) : null,
    working: await workingFileFor('rules', store, asked),
  };
}

async function yamlOf(store: ArchiveReader['store'], hash: string | null): Promise<string | null> {
  if (hash === null) return null;
  return (await readSetFile(store, publishedKey(hash, 'rules'))).text ?? null;
}
