/** What every rule says about a line: the example set, explained. */
import { describe, expect, test } from 'vitest';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../../src/allocation/evaluate/evaluate-line.ts';
import { verdictWords } from '../../../src/allocation/evaluate/verdict-words.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';

const emptyLine: BillLine = {
  billingDate: parseBillingDay('2026-11-20'),
  account: '999988887777',
  ou: '',
  service: '',
  serviceCode: '',
  region: '',
  operation: '',
  usageType: '',
  chargeType: 'Usage',
  resource: '',
  tags: new Map(),
  costCategories: new Map(),
};
const tagged = (tags: Readonly<Record<string, string>>) => ({
  tags: new Map(Object.entries(tags)),
});

function evaluated(line: Partial<BillLine>, set = exampleSet()) {
  const { target, ruleId, application, environment } = lineEvaluator(set)({
    ...emptyLine,
    ...line,
  });
  return { target, ruleId, application, environment };
}

const explained = (line: Partial<BillLine>, set = exampleSet()) =>
  lineEvaluator(set)({ ...emptyLine, ...line }).verdicts.map(
    (verdict) => `${verdict.id} ${verdictWords(verdict)}`,
  );

describe('the first rule that claims a line wins', () => {
  test.each<[string, Partial<BillLine>, string, string]>([
    ['a condition', { chargeType: 'Tax' }, 'pool/tax', 'tax'],
    ['one of two alternatives', { serviceCode: 'AmazonEKS' }, 'pool/platform', 'shared'],
    ['a value of a tag', tagged({ user_owner: ' Shared Services ' }), 'pool/platform', 'shared'],
    ['the catalogue, by a tag', tagged({ Application: 'Checkout' }), 'team/payments', 'catalogue'],
    [
      'the catalogue, by the start of the id',
      { resource: 'arn:aws:s3:::images-2026' },
      'team/retail',
      'catalogue',
    ],
    ['a team that the tag names', tagged({ team: 'PAYMENTS' }), 'team/payments', 'by-team-tag'],
    ['an alias', tagged({ team: 'shop' }), 'team/retail', 'by-team-tag'],
    ['the owner of the account', { account: '444455556666' }, 'team/payments', 'by-account'],
    ['the owner of the OU', { ou: 'Root/Workloads/Shops' }, 'team/retail', 'by-ou'],
    ['the owner of an OU above', { ou: 'Root/Workloads/X/Y' }, 'team/platform', 'by-ou'],
  ])('by %s', (_, line, target, ruleId) => {
    expect(evaluated(line)).toMatchObject({ target, ruleId });
  });

  test('and what no rule claims is unallocated', () => {
    const nothing = { target: 'unallocated', ruleId: null, application: '', environment: '' };
    expect(evaluated({ ou: 'Root/Sandbox' })).toEqual(nothing);
    expect(evaluated({})).toEqual(nothing);
  });
});

describe('dates', () => {
  const account = '111122223333';
  test.each([
    ['2026-06-30', 'unallocated'],
    ['2026-07-01', 'team/payments'],
    ['2026-09-30', 'team/payments'],
    ['2026-10-01', 'unallocated'],
  ])('of a rule include both ends: %s', (day, target) => {
    expect(evaluated({ account, billingDate: parseBillingDay(day) }).target).toBe(target);
  });

  test('of an alias decide which one counts', () => {
    const on = (day: string) =>
      evaluated({ ...tagged({ team: 'Billing' }), billingDate: parseBillingDay(day) }).target;
    expect([on('2026-06-30'), on('2026-07-01')]).toEqual(['team/payments', 'team/retail']);
  });

  test('of a team: before and after, look-ups pass the line on', () => {
    const teams = exampleTexts.teams.replace(',,2026-06-30', ',2026-06-01,2026-06-30');
    const owners = exampleTexts.owners.replace(/retail,,Root.*\n/, '');
    const rules = exampleTexts.rules.replace('unknown: next', 'unknown: pool/support');
    const line = { ...tagged({ team: 'retail' }), billingDate: parseBillingDay('2026-05-31') };
    expect(evaluated(line, exampleSet({ teams, owners })).ruleId).toBeNull();
    expect(evaluated(line, exampleSet({ teams, owners, rules })).target).toBe('pool/support');
  });
});

describe('application and environment', () => {
  test('come from the catalogue and the tag, regardless of the rule that wins', () => {
    const line = { ...tagged({ application: 'checkout', environment: 'prod' }), chargeType: 'Tax' };
    expect(evaluated(line)).toEqual({
      target: 'pool/tax',
      ruleId: 'tax',
      application: 'checkout',
      environment: 'prod',
    });
  });

  test('an environment that is not allowed is none', () => {
    expect(evaluated(tagged({ environment: 'live' })).environment).toBe('');
  });

  test('a rule can name the application', () => {
    const rules = exampleTexts.rules.replace(
      'to: pool/tax}',
      'to: pool/tax, application: checkout}',
    );
    const line = { chargeType: 'Tax', resource: 'arn:aws:s3:::images-1' };
    expect(evaluated(line, exampleSet({ rules })).application).toBe('checkout');
  });

  test('the longest start of a resource id counts, and a tag before it', () => {
    const services = `${exampleTexts.services}Thumbnails,retail,,,,resource=arn:aws:s3:::images-small\n`;
    const set = exampleSet({ services });
    const resource = 'arn:aws:s3:::images-small-1';
    expect(evaluated({ resource }, set).application).toBe('Thumbnails');
    expect(evaluated({ resource, ...tagged({ application: 'checkout' }) }, set).application).toBe(
      'checkout',
    );
  });
});

describe('the explanation', () => {
  test('names for every rule what it says', () => {
    expect(explained({ account: '444455556666', ...tagged({ owner: 'Nobody\n' }) })).toEqual([
      'reorg-2026 is not effective on this day',
      "tax does not match: chargeType is 'Usage', and must be 'Tax'",
      "shared does not match: any[2].serviceCode is absent, and must be 'AmazonEKS'",
      'catalogue has nothing to look for: the line has no such value',
      "by-team-tag finds no team of this day for 'nobody'",
      'by-account claims the line for team/payments',
      'by-ou has nothing to look for: the line has no such value',
    ]);
  });

  test('names the rule that came before', () => {
    const line = { ou: 'Root/Workloads', ...tagged({ team: 'retail' }) };
    expect(explained(line).slice(4)).toEqual([
      'by-team-tag claims the line for team/retail',
      "by-account finds no team of this day for '999988887777'",
      'by-ou would claim it for team/platform, but by-team-tag comes before',
    ]);
  });

  test.each([
    ['{not: {region: eu}}', 'the condition in not holds'],
    ['{region: {prefix: [us, ap]}}', "region is 'eu', and must start with 'us' or 'ap'"],
    ['{region: {suffix: x, contains: y}}', "region is 'eu', and must end with 'x'"],
    ['{region: {absent: true}}', "region is 'eu', and must be absent"],
    ['{operation: {exists: true}}', 'operation is absent, and must exist'],
    ['{all: [{region: eu}, {operation: x}]}', "operation is absent, and must be 'x'"],
    ['{not: {not: {operation: {contains: x}}}}', 'the condition in not holds'],
    ['{region: [a, b, c, d, e, f, g]}', "must be 'a' or 'b' or 'c' or 'd' or 'e' or 2 more"],
  ])('of %s: %s', (when, words) => {
    const rules = `version: 1\nrules:\n  - {id: x, when: ${when}, to: unallocated}\n`;
    const set = exampleSet({ rules, teams: null, services: null, aliases: null, owners: null });
    expect(explained({ region: 'eu' }, set)[0]).toContain(words);
  });

  test('shows values of the bill on one line, and short', () => {
    const [, tax = ''] = explained({ chargeType: `\u202e\r\n${'x'.repeat(10_240)}` });
    expect(tax).toMatch(/^tax does not match: chargeType is '\\u\{202e\}\\u\{d\}\\u\{a\}x{57}…'/);
  });
});
