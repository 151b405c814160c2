/** The problems of a bill that a person accepts, as `run` and `backfill` pass them on. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFlags, openArchive } from '../../cli/archive-options.ts';
import { backfillFlags } from '../../cli/backfill.ts';
import { readFlags } from '../../cli/read-flags.ts';
import { readRunOptions, runFlags } from '../../cli/run-options.ts';
import { commandLine } from '../support/command-line.ts';
import { steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const accepting = ['--accept-shrink', '--accept-payer', '111122223333@2026-11-05'];
const both = { shrink: true, payer: { payer: '111122223333', from: '2026-11-05' } };

function files() {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines('2026-11-01', '2026-11-03'));
  return ['--bill', bill, '--out', join(folder, 'out')];
}

describe('the flags', () => {
  it('are options of run; without them nothing is accepted', () => {
    const read = (args: readonly string[]) =>
      readRunOptions(readFlags([...files(), ...args], runFlags, 'run'), Date.now());
    expect(read(accepting)).toMatchObject({ acceptShrink: true, acceptPayer: both.payer });
    expect(read([])).toMatchObject({ acceptShrink: false, acceptPayer: null });
  });

  it('come with the archive that backfill opens', async () => {
    const open = async (args: readonly string[]) => {
      const flags = readFlags([...files(), ...args], backfillFlags, 'backfill');
      const { accept, close } = await openArchive(flags);
      close();
      return accept;
    };
    expect(await open(accepting)).toEqual(both);
    expect(await open([])).toEqual({ shrink: false, payer: null });
  });

  it('are not options of the audit, which changes nothing', () => {
    expect(() => readFlags(['--accept-shrink'], archiveFlags, 'audit')).toThrow(
      'Unknown option --accept-shrink',
    );
  });
});

describe('an invalid payer', () => {
  it.each([
    ['run', '--date', '2026-11-03'],
    ['run', '--platform', 'aws'],
    ['backfill', '--from', '2026-11-01', '--to', '2026-11-03'],
    ['backfill', '--from', '2026-11-01', '--to', '2026-11-03', '--platform', 'aws'],
  ])('is rejected by %s %s %s', async (...args) => {
    const own = args.includes('aws') ? [] : files();
    const { code, stderr } = await commandLine([...args, ...own, '--accept-payer', '42']);
    expect(stderr).toMatch(/^finops-digest: --accept-payer '42' is not valid: write the twelve/);
    expect(code).toBe(2);
  });
});
