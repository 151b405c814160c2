/** The fields that a rule may have. */
import type { YamlNode } from '../yaml/yaml-tree.ts';

export const ruleFieldNames = [
  'id',
  'when',
  'to',
  'lookup',
  'from',
  'unknown',
  'application',
  'effective',
  'reason',
] as const;

export type RuleFields = ReadonlyMap<(typeof ruleFieldNames)[number], YamlNode>;
