/** Which tag keys of a bill look like a team, an environment or an application. */
import type { TagKeyCost } from '../review/tag-key-costs.ts';
import { ruleKeyOf } from '../review/tag-reads.ts';
import { type TagKey, tagSources } from '../tags/tag-key.ts';

export const startingTags = ['team', 'environment', 'application'] as const;

export type StartingTag = (typeof startingTags)[number];

/** Folded keys, the most telling first. A key that contains one of the first two is taken as well. */
const words: Readonly<Record<StartingTag, readonly string[]>> = {
  team: ['team', 'owner', 'squad', 'costcenter', 'costcentre', 'department', 'businessunit'],
  environment: ['environment', 'env', 'stage'],
  application: ['application', 'app', 'appname', 'project', 'service', 'workload', 'component'],
};

const maxKeys = 3;
/** Keys with less of the cost of the costliest one are not worth reading. */
const minShare = 0.05;

export interface ChosenKey extends TagKeyCost {
  readonly read: TagKey;
}

/** The keys for each tag, in the order in which rules should read them; empty if the bill has none. */
export function chooseTagKeys(
  keys: readonly TagKeyCost[],
): Readonly<Record<StartingTag, readonly ChosenKey[]>> {
  return {
    team: chosen('team', keys),
    environment: chosen('environment', keys),
    application: chosen('application', keys),
  };
}

function chosen(tag: StartingTag, keys: readonly TagKeyCost[]): readonly ChosenKey[] {
  const fitting = keys.flatMap((one) => {
    const read = ruleKeyOf(one);
    return read === null || !isPlain(one.key, read) || rankOf(tag, read.key) < 0
      ? []
      : [{ ...one, read }];
  });
  const highest = Math.max(0, ...fitting.map(({ cost }) => cost));
  return fitting
    .filter(({ cost }) => cost >= highest * minShare)
    .sort((a, b) => orderOf(tag, a) - orderOf(tag, b) || b.cost - a.cost)
    .filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index)
    .slice(0, maxKeys);
}

/** A key that can be written into a file and read by people; AWS's own tags are not the customer's. */
function isPlain(written: string, { key }: TagKey): boolean {
  return /^[a-z0-9]{1,64}$/.test(key) && !written.includes('aws:');
}

/** −1 if the key does not fit. */
function rankOf(tag: StartingTag, key: string): number {
  const exact = words[tag].indexOf(key);
  if (exact >= 0) return exact;
  return words[tag].slice(0, 2).findIndex((word) => word.length > 3 && key.includes(word));
}

/** By word, then by source: what is on the resource is more precise than what is on its account. */
function orderOf(tag: StartingTag, { read }: ChosenKey): number {
  return rankOf(tag, read.key) * tagSources.length + tagSources.indexOf(read.source);
}

function isSame({ read: a }: ChosenKey, { read: b }: ChosenKey): boolean {
  return a.source === b.source && a.key === b.key;
}
