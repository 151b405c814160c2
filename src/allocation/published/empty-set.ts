/** The set without rules: every line is unallocated. It counts until a first set is published. */
import type { RuleSet } from '../rules/rule-set.ts';
import type { SetTexts } from '../rules/set-files.ts';
import { setHash } from './set-hash.ts';

const emptyTexts: SetTexts = {
  rules: 'version: 1\n',
  teams: null,
  services: null,
  aliases: null,
  owners: null,
};

export const emptySet: RuleSet = {
  tags: [],
  required: [],
  rules: [],
  splits: [],
  tests: [],
  teams: [],
  services: [],
  aliases: [],
  owners: [],
};

/** The name of the set; nothing is stored under it. */
export const emptySetHash = setHash(emptyTexts);
