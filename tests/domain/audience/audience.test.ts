/** Each audience sees only the OUs of its scope. */
import { describe, expect, test } from 'vitest';
import { isInScope, reasonNotServed } from '../../../src/domain/audience/audience.ts';
import { parseRecipients } from '../../../src/domain/audience/audience-recipients.ts';
import { rowsByScope } from '../../../src/domain/audience/audience-rows.ts';
import { textColumn, textsOf } from '../../../src/domain/columns/text-column.ts';

describe('a scope', () => {
  test('contains its OU and the OUs below it, not OUs with a similar name', () => {
    const held = ['Root/A', 'Root/A/B', 'Root/AB', 'Root', 'Unassigned', 'root/a'];
    expect(held.filter((ou) => isInScope(ou, 'Root/A'))).toEqual(['Root/A', 'Root/A/B']);
    expect(held.filter((ou) => isInScope(ou, '*'))).toEqual(held);
    expect(isInScope('Unassigned', 'Root')).toBe(false);
  });

  test('is served when the archive has it or an OU below it, else the reason is given', () => {
    const ous = ['Root/A/B', 'Root/C'];
    expect(
      ['*', 'Root', 'Root/A', 'Root/A/B', 'Root/C'].map((one) => reasonNotServed(one, ous, null)),
    ).toEqual([null, null, null, null, null]);
    expect(reasonNotServed('Root/D', ous, null)).toMatch(/^Root\/D is neither an OU with cost/);
    expect(reasonNotServed('Root/A/B', ['Root/A'], 1)).toMatch(/deeper than the 1 levels/);
  });

  test('selects its own rows of a day, in order', () => {
    const rows = {
      billingDate: '2026-11-20',
      ou: textColumn(['Root/A', 'Root/B', 'Root/A/X', 'Root/A']),
      service: textColumn(['s1', 's2', 's3', 's2']),
      linkedAccount: textColumn(['1', '2', '3', '1']),
      dailyCost: Float64Array.of(1, 2, 3, 4),
      accountName: textColumn(['one', 'two', 'three', 'one']),
      region: textColumn(['r1', 'r2', '', 'r1']),
      dayBefore: Float64Array.of(11, 12, 13, 14),
      usual: Float64Array.of(21, 22, Number.NaN, 24),
      monthToDate: Float64Array.of(31, 32, 33, 34),
    };
    const rowsOf = rowsByScope(rows);
    expect(rowsOf('*')).toBe(rows);
    const { ou, service, linkedAccount, dailyCost, ...added } = rowsOf('Root/A');
    expect(textsOf(ou)).toEqual(['Root/A', 'Root/A/X', 'Root/A']);
    expect(textsOf(service)).toEqual(['s1', 's3', 's2']);
    expect(textsOf(linkedAccount)).toEqual(['1', '3', '1']);
    expect([...dailyCost]).toEqual([1, 3, 4]);
    expect(textsOf(added.accountName)).toEqual(['one', 'three', 'one']);
    expect(textsOf(added.region)).toEqual(['r1', '', 'r1']);
    expect([...added.dayBefore]).toEqual([11, 13, 14]);
    expect([...added.usual]).toEqual([21, Number.NaN, 24]);
    expect([...added.monthToDate]).toEqual([31, 33, 34]);
    expect(textsOf(rowsOf('Root/C').ou)).toEqual([]);
  });

  test('contains no text of other rows, because the CSV quotes every text', () => {
    const paths = Array.from({ length: 5 }, (_, at) => `Root/Unit ${at}`);
    const dailyCost = Float64Array.of(0, 1, 2, 3, 4);
    const rowsOf = rowsByScope({
      billingDate: '2026-11-20',
      ou: textColumn(paths),
      service: textColumn(paths),
      linkedAccount: textColumn(paths),
      dailyCost,
      accountName: textColumn(paths),
      region: textColumn(paths),
      dayBefore: dailyCost,
      usual: dailyCost,
      monthToDate: dailyCost,
    });
    const { ou, service, linkedAccount, accountName, region } = rowsOf('Root/Unit 3');
    for (const { texts } of [ou, service, linkedAccount, accountName, region]) {
      expect(texts).toEqual(['Root/Unit 3']);
    }
  });
});

describe('the file of recipients', () => {
  test('gives every valid row, and reports every other with its line', () => {
    const text =
      'address,ou\na@example.com,*\n\nnobody,Root/A\nb@example.com,\nc@example.com,Root/C/\n';
    const { recipients, problems } = parseRecipients(text, 'r.csv');
    expect(recipients).toEqual([
      { scope: '*', address: 'a@example.com' },
      { scope: 'Root/C', address: 'c@example.com' },
    ]);
    expect(problems.map((problem) => problem.slice(0, 30))).toEqual([
      'r.csv, line 4: not an email ad',
      "r.csv, line 5: ou is ''; write",
    ]);
  });

  test('that is not a table of recipients is rejected completely', () => {
    expect(() => parseRecipients('ou,mail\nRoot,a@example.com\n', 'r.csv')).toThrow(
      'r.csv, line 2: no column address',
    );
  });
});
