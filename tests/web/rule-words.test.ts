/** Words and rows of the pages about tags and rules: nothing is rounded to more than it is, or left out. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Costs, Rule } from '../../web/src/api/answers.ts';
import { explainQuery } from '../../web/src/rules/explain-question.ts';
import { lineChanges } from '../../web/src/rules/line-changes.ts';
import { ruleRows } from '../../web/src/rules/rule-rows.ts';
import { listed, regionOfArn, tagShare } from '../../web/src/words/tag-words.ts';
import { reconciledText, throughText } from '../../web/src/words/trust-words.ts';

describe('a share', () => {
  it.each([
    [1, '100.0'],
    [0.99999, '99.9'],
    [0.96751, '96.8'],
    [0, '0.0'],
  ])('%d is %s percent', (share, text) => {
    expect(tagShare(share)).toBe(`${text}\u00a0%`);
  });

  it('that is not known is said', () => {
    expect(tagShare(null)).toBe('not known');
  });
});

it('names are listed as in a sentence', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});

it.each([
  ['arn:aws:lambda:eu-west-1:123456789012:function:x', 'eu-west-1'],
  ['arn:aws-us-gov:rds:us-gov-west-1:123456789012:db:x', 'us-gov-west-1'],
  ['arn:aws:s3:::bucket', undefined],
  ['i-0123', undefined],
])('the Region of %s is %s', (id, region) => {
  expect(regionOfArn(id)).toBe(region);
});

describe('the trust in the figures', () => {
  const through = parseBillingDay('2026-11-20');
  const at = (day: string) => Date.parse(`${day}T07:00:00Z`);

  it('says when data is late', () => {
    expect(throughText(through, at('2026-11-22'))).toMatch(/2026, UTC\.$/);
    expect(throughText(through, at('2026-11-23'))).toContain('3\u00a0days ago');
    expect(throughText(null, at('2026-11-23'))).toBe('Nothing is archived yet.');
  });

  it('names the days that are older than the bill', () => {
    const held = (heldDays: readonly string[]) => ({
      heldDays: [...heldDays],
      olderAllocations: [],
    });
    const one = reconciledText(false, held(['2026-11-03']));
    expect(one).toMatch(
      /^1\u00a0day is older .* lost lines or had another payer account .*: 3\u00a0Nov\.$/,
    );
    const many = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-11-${day}`);
    expect(reconciledText(false, held(many))).toMatch(/5\u00a0Nov and 2 more\.$/);
    expect(reconciledText(null, held([]))).toContain('Not known');
    expect(reconciledText(true, held([]))).toContain('Every archived day equals the bill');
  });

  it('names the days whose allocation is older than the bill', () => {
    const older = { heldDays: ['2026-11-01'], olderAllocations: ['2026-11-03', '2026-11-04'] };
    const text = reconciledText(false, older);
    expect(text).toContain('1\u00a0Nov. Costs of 2\u00a0days by line and team');
    expect(text).toMatch(/an earlier bill, .*: 3\u00a0Nov, 4\u00a0Nov\.$/);
    expect(reconciledText(false, { ...older, heldDays: [] })).toMatch(/^Costs of 2\u00a0days/);
  });
});

describe('the rows of rules', () => {
  const rule = (id: string) => ({ id, position: 1 }) as Rule;
  const cost = (id: string, amount: string) => ({ x_RuleId: id, cost: amount, lines: 2 });
  const costs = { rows: [cost('a', '5'), cost('', '3'), cost('old', '1')] } as unknown as Costs;

  it('are all of the cost: of rules, of earlier rules, and of none', () => {
    const { rows, earlier, unclaimed, unused } = ruleRows([rule('b'), rule('a')], costs);
    expect(rows.map(({ rule: { id }, cost: claimed }) => [id, claimed])).toEqual([
      ['b', '0'],
      ['a', '5'],
    ]);
    expect(earlier).toEqual([{ id: 'old', cost: { cost: '1', lines: 2 } }]);
    expect(unclaimed.cost).toBe('3');
    expect(unused.map(({ id }) => id)).toEqual(['b']);
  });
});

it('a conflict shows the lines of both, and shortens what is the same', () => {
  const same = ['1', '2', '3', '4', '5', '6', '7'].map((line) => `${line}\n`).join('');
  expect(lineChanges(`${same}theirs\n`, `${same}mine\nmore\n`)).toEqual([
    { kind: 'same', text: '1' },
    { kind: 'same', text: '2' },
    { kind: 'cut', text: '3 lines are the same' },
    { kind: 'same', text: '6' },
    { kind: 'same', text: '7' },
    { kind: 'theirs', text: 'theirs' },
    { kind: 'mine', text: 'mine' },
    { kind: 'mine', text: 'more' },
  ]);
});

it('a question in an address is of the newest day if it names none', () => {
  const search = '?day=x&filter[service]=Amazon S3&nothing=1&filter[team]=';
  expect(Object.fromEntries(explainQuery(search, '2026-11-20'))).toEqual({
    day: '2026-11-20',
    'filter[service]': 'Amazon S3',
  });
});
