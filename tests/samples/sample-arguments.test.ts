/** The command line of the generator explains itself, and rejects unknown arguments. */
import { expect, test } from 'vitest';
import { sampleHelp, sampleOptions } from '../../samples/sample-arguments.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

test('every option is read', () => {
  const options = sampleOptions(
    '--out x --from 2026-10-01 --to 2026-10-02 --as-of 2026-11-05 --lines 5000 --formats focus,cur2 --seed 7 --delivery create-new --granularity hourly --accounts 40 --export-files csv --hostile --second-currency --incomplete'.split(
      ' ',
    ),
  );
  expect(options).toMatchObject({
    out: 'x',
    from: '2026-10-01',
    to: '2026-10-02',
    asOf: '2026-11-05',
    lines: 5000,
    formats: ['focus', 'cur2'],
    seed: 7,
    delivery: 'create-new',
    granularity: 'hourly',
    accounts: 40,
    exportFiles: 'csv',
    hostile: true,
    secondCurrency: true,
    lastDay: 'incomplete',
  });
});

test('the bill is read on the day after its last day by default', () => {
  expect(sampleOptions(['--to', '2026-11-03'])).toMatchObject({ asOf: '2026-11-04' });
});

test('help is printed with --help and names every format', () => {
  expect(sampleOptions(['--help'])).toBe('help');
  expect(sampleHelp).toContain('cur2, legacy-csv, legacy-parquet, focus');
});

test.each([
  ['--formats', 'xml'],
  ['--from', '2026-02-30'],
  ['--size', '-1'],
  ['--unknown', 'x'],
])('%s %s is rejected as bad input', (...argv) => {
  expect(() => sampleOptions(argv)).toThrow(InputError);
});
