/** The tables of a set, prepared for look-ups by key and day. */

import { pathsDownTo } from '../../domain/budgets/ou-path.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { type DateRange, isWithin } from '../rules/date-range.ts';
import type { RuleSet, Service } from '../rules/rule-set.ts';
import type { AliasOf } from '../tags/tag-rule.ts';

export interface SetLookups {
  readonly aliasOf: AliasOf;
  readonly isTeam: (team: string, day: BillingDay) => boolean;
  /** By the value of a tag; undefined if no service has it. */
  readonly serviceOfTag: (tag: string, value: string) => Service | undefined;
  /** By the longest prefix. */
  readonly serviceOfResource: (resource: string) => Service | undefined;
  readonly ownerOfAccount: (account: string, day: BillingDay) => string | undefined;
  /** The owner of the OU itself, else of the nearest one above it. */
  readonly ownerOfOu: (ou: string, day: BillingDay) => string | undefined;
}

interface Dated {
  readonly valid: DateRange;
}

export function setLookups({ teams, services, aliases, owners }: RuleSet): SetLookups {
  const teamRows = byKey(teams, ({ team }) => team);
  const aliasRows = byKey(aliases, ({ tag, value }) => keyOf(tag, value));
  const accountRows = byKey(owners, ({ account }) => account);
  const ouRows = byKey(owners, ({ ou }) => ou);
  const { byTag, byPrefix } = serviceKeys(services);
  return {
    aliasOf: (tag, value, day) => validOn(aliasRows.get(keyOf(tag, value)), day)?.becomes,
    isTeam: (team, day) => validOn(teamRows.get(team), day) !== undefined,
    serviceOfTag: (tag, value) => byTag.get(keyOf(tag, value)),
    serviceOfResource: (resource) =>
      byPrefix.find(({ prefix }) => resource.startsWith(prefix))?.service,
    ownerOfAccount: (account, day) =>
      account === '' ? undefined : validOn(accountRows.get(account), day)?.team,
    ownerOfOu: (ou, day) => {
      const paths = ou === '' ? [] : pathsDownTo(ou).toReversed();
      const nearest = paths.map((path) => validOn(ouRows.get(path), day));
      return nearest.find((row) => row !== undefined)?.team;
    },
  };
}

function serviceKeys(services: readonly Service[]) {
  const byTag = new Map<string, Service>();
  const byPrefix: { readonly prefix: string; readonly service: Service }[] = [];
  for (const service of services) {
    for (const match of service.matches) {
      if (match.kind === 'tag') byTag.set(keyOf(match.tag, match.value), service);
      else byPrefix.push({ prefix: match.prefix, service });
    }
  }
  byPrefix.sort((a, b) => b.prefix.length - a.prefix.length);
  return { byTag, byPrefix };
}

/** Names of tags contain no '='. */
function keyOf(tag: string, value: string): string {
  return `${tag}=${value}`;
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const known = map.get(key(row));
    if (known === undefined) map.set(key(row), [row]);
    else known.push(row);
  }
  return map;
}

function validOn<T extends Dated>(rows: readonly T[] | undefined, day: BillingDay): T | undefined {
  return rows?.find(({ valid }) => isWithin(day, valid));
}
