/** Mails while an organization changes: light, words and notes are right, and agree with each other. */
import { describe, expect, it } from 'vitest';
import { organizationSituations as situations } from './organization-situations.ts';
import { runSituation } from './run-situation.ts';

describe('an OU that is split in two', () => {
  it('keeps its past cost and its budget, and the moves are named with their date', async () => {
    const { ouOf, text, subject, figures } = await runSituation(situations['ou-split-in-two']);
    expect(ouOf('Root/Platform')).toMatchObject({ light: 'green', monthToDate: 4200 });
    expect(ouOf('Root/Platform').projected).toBeCloseTo(4200, 0);
    expect(ouOf('Root/Payments')).toMatchObject({ light: 'grey', budget: null });
    expect(figures.total.projected).toBeCloseTo(9000, 0);
    expect(subject).toContain('none over budget');
    expect(text).toContain('moved after 13 November from Root/Platform to Root/Payments');
    expect(text).toContain(
      'Two accounts moved after 13 November from Root/Platform to Root/Search',
    );
    expect(text).toContain('Three accounts moved to another OU.');
    expect(text).toContain('The OU with a budget: $4,200 so far, $4,200 projected, of $8,000.');
  });
});

describe('two OUs that swap their accounts', () => {
  it('have the projection of their present accounts, and the table’s changes are explained', async () => {
    const { ouOf, text, subject } = await runSituation(situations['ous-swap-names']);
    expect(ouOf('Root/Green')).toMatchObject({ light: 'red', monthToDate: 1230 });
    expect(ouOf('Root/Green').projected).toBeCloseTo(2230, 0);
    expect(ouOf('Root/Blue')).toMatchObject({ light: 'green' });
    expect(subject).toContain('1 OU over budget');
    expect(text).toContain('One of two OUs has exceeded its budget: Green.');
    expect(text).toContain('moved after 6 November from Root/Blue to Root/Green: $100.00 a day');
  });
});

it('OUs with the same last names are told apart in every sentence', async () => {
  const { text } = await runSituation(situations['same-leaf-names']);
  expect(text).toContain(
    'Two of four OUs will exceed their budgets: EU / Shop / Prod and US / Shop / Prod.',
  );
});

it('OUs that differ by case are two, and a blank at the end makes none', async () => {
  const { ouOf, figures, text } = await runSituation(situations['names-differ-by-case']);
  expect(figures.ous.map(({ ou }) => ou).sort()).toEqual(['Root/Shop', 'Root/shop']);
  expect(ouOf('Root/Shop')).toMatchObject({ cost: 140, light: 'red' });
  expect(ouOf('Root/shop')).toMatchObject({ cost: 60, light: 'green' });
  expect(text).toContain('One of two OUs will exceed its budget: Shop.');
});

it('an account without a directory entry is named, and its cost is in the total’s budget', async () => {
  const { ouOf, figures, subject, text } = await runSituation(
    situations['account-without-directory-entry'],
  );
  expect(ouOf('Unassigned')).toMatchObject({ cost: 400, budget: null, light: 'grey' });
  expect(figures.total.light).toBe('red');
  expect(subject).toContain('total heading over budget');
  expect(text).toContain('One account is not assigned to an OU: 2222-2222-2222 ($400.00).');
  expect(text).toContain('The ▲ $300.00 of the total consists of earlier or smaller changes.');
});

it('an account that was closed costs nothing more, and its late lines are a restatement', async () => {
  const { ouOf, text } = await runSituation(situations['account-closed-last-lines-late']);
  expect(ouOf('Root/Old')).toMatchObject({ monthToDate: 1360, light: 'yellow' });
  expect(ouOf('Root/Old').projected).toBeCloseTo(1360, 0);
  expect(text).toContain('AWS changed two earlier days by +$160.00');
});

it('the weekly mail names a move and a credit, each once', async () => {
  const { week } = await runSituation(situations['week-of-a-move-and-a-credit']);
  const text = week();
  expect(text).toContain(
    'Account two 2222-2222-2222 moved after 17 November from Root/Shop to Root/Media: $50.00 a day.',
  );
  expect(text).toMatch(/\(usage\), one \(1111-1111-1111\), Shop \$1,300 ▲ \$600/);
  expect(text).toMatch(
    /\(credits and one-off charges\), one \(1111-1111-1111\), Shop −\$500 ▼ \$500/,
  );
  expect(text.match(/two \(?2222-2222-2222/g)).toHaveLength(1);
});
