/** Runs a situation through the command line and reads its mail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Figures, OuFigures } from '../../../src/domain/figures/figures.ts';
import { commandLine } from '../../support/command-line.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { disagreements } from './disagreements.ts';
import { runsOf, type Situation } from './situation.ts';

export interface Outcome {
  readonly subject: string;
  /** The plain-text mail on one line, with single blanks. */
  readonly text: string;
  readonly html: string;
  readonly figures: Figures;
  /** The row of an OU with its light, projection and budget. */
  readonly ouOf: (path: string) => OuFigures;
  /** The plain-text weekly mail on one line; only if the situation asks for it. */
  readonly week: () => string;
}

/** Throws if a run fails, or if parts of its mail disagree. */
export async function runSituation(situation: Situation): Promise<Outcome> {
  const folder = tempFolder();
  let last = '';
  for (const args of runsOf(situation, folder)) {
    const { code, stdout, stderr } = await commandLine(args);
    expect(code, stderr).toBe(0);
    last = stdout;
  }
  const { subject, figures } = JSON.parse(last) as { subject: string; figures: Figures };
  const read = (name: string) => readFileSync(join(folder, 'out/digest', name), 'utf8');
  const mail = {
    subject,
    text: read(`${situation.date}.txt`),
    html: read(`${situation.date}.html`),
  };
  expect(disagreements(mail, figures)).toEqual([]);
  return {
    ...mail,
    text: oneLine(mail.text),
    figures,
    ouOf: (path) => {
      const found = figures.ous.find(({ ou }) => ou === path);
      if (found === undefined) throw new Error(`the mail has no OU ${path}`);
      return found;
    },
    week: () => oneLine(read(`${situation.week}.txt`)),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
