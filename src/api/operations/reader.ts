/** `/v1/reader`: who asks, as the API knows it: what they may see, and what they may change. */
import * as z from 'zod';
import { scopeWords } from '../../domain/questions/scope-words.ts';
import { mayChangeRules } from '../rules/working-file.ts';
import { operation } from './operation.ts';

const data = z.object({
  seesAll: z.boolean().describe('Whether this reader may see all costs.'),
  ous: z
    .array(z.string())
    .describe(
      'OUs that a reader of a part may see, with those below them; empty for who sees all.',
    ),
  teams: z.array(z.string()).describe('Teams that a reader of a part may see, in the same way.'),
  words: z.string().describe('The same in words.'),
  isEditor: z.boolean().describe('Whether this reader is an editor.'),
  mayChangeRules: z
    .boolean()
    .describe(
      'Whether this reader may change rules and start jobs: an editor who sees everything.',
    ),
});

export const reader = operation({
  id: 'reader',
  path: '/v1/reader',
  summary: 'What this reader may see and change',
  description:
    'Without a part of the organization and without a team nothing is answered but what the archive is.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async (_, { reader: { scope, isEditor } }) => ({
    seesAll: scope.kind === 'all',
    ous: scope.kind === 'all' ? [] : [...scope.ous],
    teams: scope.kind === 'all' ? [] : [...scope.teams],
    words: scopeWords(scope),
    isEditor,
    mayChangeRules: mayChangeRules({ scope, isEditor }),
  }),
});
