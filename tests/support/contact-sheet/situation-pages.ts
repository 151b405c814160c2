/** The mails of the situations, made by the command line in a temporary folder. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../cli/finops-digest.ts';
import { calendarSituations } from '../../daily-digest/situations/calendar-situations.ts';
import { chargeSituations } from '../../daily-digest/situations/charge-situations.ts';
import { organizationSituations } from '../../daily-digest/situations/organization-situations.ts';
import { runsOf, type Situation } from '../../daily-digest/situations/situation.ts';
import type { PicturedPage } from './scenario-pages.ts';

const situations: Readonly<Record<string, Situation>> = {
  ...organizationSituations,
  ...chargeSituations,
  ...calendarSituations,
};

export async function situationPages(isAsked: (name: string) => boolean): Promise<PicturedPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'contact-sheet-'));
  const pages: PicturedPage[] = [];
  try {
    for (const [name, situation] of Object.entries(situations).filter(([one]) => isAsked(one))) {
      pages.push(...(await pagesOf(name, situation, join(folder, name))));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return pages;
}

async function pagesOf(
  name: string,
  situation: Situation,
  folder: string,
): Promise<PicturedPage[]> {
  for (const args of runsOf(situation, folder)) await runQuietly(args);
  const read = (id: string) => readFileSync(join(folder, 'out/digest', `${id}.html`), 'utf8');
  const { date, week } = situation;
  const daily = { name, html: read(date), kind: 'mail' } as const;
  if (week === undefined) return [daily];
  return [daily, { name: `${name}-week`, html: read(week), kind: 'mail' }];
}

/** Without the result, which `--json` prints. */
async function runQuietly(args: readonly string[]): Promise<void> {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    const code = await main(args);
    if (code !== 0) throw new Error(`the run ended with ${code}: ${args.join(' ')}`);
  } finally {
    process.stdout.write = write;
  }
}
