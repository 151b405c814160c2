/** What an archived row proves about the rules, and what it does not. */
import { expect, it } from 'vitest';
import { isExcluded, knownVerdicts } from '../../../src/api/rules/explain-row.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';

const set = exampleSet();
const columns = {
  account: '999988887777',
  service: 'Amazon EC2',
  region: 'eu-west-1',
  operation: 'RunInstances',
  usageType: 'BoxUsage',
  chargeType: 'Usage',
};
const row = { day: parseBillingDay('2026-11-20'), ruleId: 'by-ou', columns, environment: '' };

it('says of each earlier rule why it did not claim the row, or that it is not known', () => {
  const verdicts = knownVerdicts(set, row).map(({ id, kind }) => [id, kind]);
  expect(verdicts).toEqual([
    ['reorg-2026', 'not-effective'],
    ['tax', 'condition-failed'],
    ['shared', 'unknown'],
    ['catalogue', 'not-found'],
    ['by-team-tag', 'not-found'],
    ['by-account', 'not-found'],
    ['by-ou', 'won'],
  ]);
});

it('lists all rules where none claimed the row, and none after the one that did', () => {
  expect(knownVerdicts(set, { ...row, ruleId: '' }).every(({ kind }) => kind !== 'won')).toBe(true);
  expect(knownVerdicts(set, { ...row, ruleId: '' })).toHaveLength(set.rules.length);
  expect(knownVerdicts(set, { ...row, ruleId: 'tax' }).map(({ id }) => id)).toEqual([
    'reorg-2026',
    'tax',
  ]);
});

it('excludes a rule only by what is known of the row', () => {
  const rules = `version: 1
rules:
  - {id: images, when: {resource: {prefix: "arn:aws:s3:::images-"}}, to: team/retail}
`;
  const [images] = exampleSet({ rules, services: null, aliases: null }).rules;
  if (images === undefined) throw new Error('no rule');
  expect(isExcluded(images, set, row)).toBe(false);
  const of = (resource: string) => ({ ...row, columns: { ...columns, resource } });
  expect(isExcluded(images, set, of('arn:aws:s3:::images-1'))).toBe(false);
  expect(isExcluded(images, set, of('arn:aws:s3:::logs'))).toBe(true);
});
