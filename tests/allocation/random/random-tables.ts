/** Random teams, services, aliases and owners: keys are unique on each day, as a checked set has them. */
import fc from 'fast-check';
import type { DateRange } from '../../../src/allocation/rules/date-range.ts';
import type { Alias, Owner, Service, Team } from '../../../src/allocation/rules/rule-set.ts';
import { type TagRule, transformed } from '../../../src/allocation/tags/tag-rule.ts';
import { addDays } from '../../../src/domain/calendar/billing-day.ts';
import { accounts, day, ouPaths, resources, teamNames, text } from './vocabulary.ts';

export const range: fc.Arbitrary<DateRange> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ from: null, to: null }) },
  { weight: 1, arbitrary: day.map((from) => ({ from, to: null })) },
  { weight: 1, arbitrary: day.map((to) => ({ from: null, to })) },
);

/** The days of one key: one range, or two that follow each other. */
const ranges: fc.Arbitrary<readonly DateRange[]> = fc.oneof(
  range.map((one) => [one]),
  day.map((to) => [
    { from: null, to },
    { from: addDays(to, 1), to: null },
  ]),
);

/** Every row for each of its ranges. */
function dated<T>(rows: fc.Arbitrary<readonly T[]>) {
  return rows.chain((keys) =>
    fc
      .tuple(...keys.map(() => ranges))
      .map((all) =>
        keys.flatMap((row, index) =>
          (all[index] ?? []).map((valid) => ({ ...row, valid, line: 1 })),
        ),
      ),
  );
}

const team = fc.constantFrom(...teamNames, ...teamNames, 'gone');

export const teams: fc.Arbitrary<readonly Team[]> = dated(
  fc.subarray([...teamNames], { minLength: 2 }).map((names) =>
    names.map((name) => ({
      team: name,
      businessUnit: '',
      businessGroup: '',
      ownerEmail: '',
      slackChannel: '',
    })),
  ),
);

export function services(tags: readonly TagRule[]): fc.Arbitrary<readonly Service[]> {
  const byResource = fc
    .tuple(fc.constantFrom(...resources), fc.integer({ min: 1, max: 8 }))
    .map(([resource, length]) => Array.from(resource).slice(0, length).join(''))
    .map((prefix) => ({ kind: 'resource' as const, prefix }));
  const byTag = tags.map(({ name, transform }) =>
    text
      .map((value) => transformed(value, { transform }))
      .filter((value) => value !== '')
      .map((value) => ({ kind: 'tag' as const, tag: name, value })),
  );
  const match = fc.oneof(byResource, ...byTag);
  return fc
    .uniqueArray(fc.tuple(match, team), { maxLength: 8, selector: ([one]) => JSON.stringify(one) })
    .map((rows) =>
      rows.map(([one, owner], index) => ({
        application: `app ${index}`,
        team: owner,
        type: '',
        repositoryUrl: '',
        documentationUrl: '',
        matches: [one],
        line: 1,
      })),
    );
}

export function aliases(tags: readonly TagRule[]): fc.Arbitrary<readonly Alias[]> {
  const entries = tags.map((tag) =>
    fc.record({ value: text, becomes: fc.oneof(team, text) }).map(({ value, becomes }) => ({
      tag: tag.name,
      value: transformed(value, tag),
      becomes: transformed(becomes, tag),
    })),
  );
  if (entries.length === 0) return fc.constant([]);
  const rows = fc
    .uniqueArray(fc.oneof(...entries), {
      maxLength: 12,
      selector: (row) => `${row.tag}=${row.value}`,
    })
    .map((all) => all.filter(({ value, becomes }) => value !== '' && becomes !== ''));
  return dated(rows);
}

export const owners: fc.Arbitrary<readonly Owner[]> = dated(
  fc
    .subarray([
      ...ouPaths.map((ou) => ({ ou, account: '' })),
      ...accounts.map((account) => ({ ou: '', account })),
    ])
    .chain((rows) =>
      fc
        .tuple(...rows.map(() => team))
        .map((names) => rows.map((row, index) => ({ ...row, team: names[index] ?? '' }))),
    ),
);
