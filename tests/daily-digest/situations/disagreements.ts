/**
 * What parts of one daily mail contradict each other about budgets and changes, as sentences: subject, answers,
 * table, HTML and plain text. Empty if all agree.
 */
import type { Figures } from '../../../src/domain/figures/figures.ts';

export interface DailyMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The words of one mail that speak of budgets and changes. */
interface Words {
  readonly subject: string;
  readonly answer: string;
  readonly change: string;
  readonly text: string;
  readonly html: string;
  /** The light's word of each row of the table, and of the headline. */
  readonly lights: readonly string[];
}

type Check = (words: Words, figures: Figures) => boolean;

const lightWord = /(Over|Heading over|At risk|Close|On track|Unknown|No budget)(?= · |\s{2,}|$)/;

/** What must hold, by the sentence that is reported if it does not. */
const checks: Readonly<Record<string, Check>> = {
  'the subject does not count the OUs over budget of the table': ({ subject, lights }) =>
    countIn(subject, /(\d+) OUs?(?: and the total)? over budget/) === countOf(lights, 'Over'),
  'the subject does not count the OUs heading over budget of the table': ({ subject, lights }) =>
    countIn(subject, /(\d+) OUs?(?: and the total)? heading over/) ===
    countOf(lights, 'Heading over'),
  'the subject says that none is over budget, and the answer that one is or will be': ({
    subject,
    answer,
  }) => !(/none (known to be )?over budget/.test(subject) && /exceed/.test(answer)),
  'the answer speaks of an exceeded budget that no light shows': ({ answer, text }) =>
    !/ exceeded /.test(answer) || /Over · |Over\s/.test(text),
  'a budget stays within or is on track although its month end is unknown': ({ lights }, { ous }) =>
    countOf(lights, 'On track') ===
    ous.filter(({ light, budget }) => light === 'green' && budget !== null).length,
  'a month with missing days is on track': ({ answer, lights }, { missingDays }) =>
    missingDays.length === 0 ||
    (!lights.includes('On track') && !/within/.test(answer.replace(/Whether [^.]*\./g, ''))),
  'HTML and plain text have different lights': ({ lights, html }) =>
    lights.every(
      (light) =>
        html.includes(light.replaceAll(' ', '&nbsp;')) ||
        html.includes(light.replaceAll(' ', '\u00a0')),
    ),
  'nothing changed, but the total did and nobody says why': ({ change }, figures) =>
    !/No service of an account/.test(change) ||
    isSteady(figures) ||
    /earlier or smaller changes/.test(change),
  'an OU changed by moved accounts, and no move is named': ({ text }, { movers, ous }) =>
    movers.rows.length > 0 ||
    movers.against !== 'usual' ||
    ous.every(({ cost, usual }) => Math.abs(cost - (usual ?? cost)) < movers.floor) ||
    /moved after|earlier or smaller changes|is new there|was expected/.test(text),
  'the month is over, and something is still projected': ({ text }, { reportDay }) =>
    !isLastDay(reportDay) ||
    !/Projected month end|month end is projected|will exceed|eading over/.test(text),
  'two OUs have the same name in the table': ({ text }, { ous }) =>
    new Set(titlesOf(text)).size === ous.length,
};

export function disagreements(mail: DailyMail, figures: Figures): readonly string[] {
  const words = wordsOf(mail);
  return Object.entries(checks).flatMap(([sentence, holds]) =>
    holds(words, figures) ? [] : [sentence],
  );
}

function wordsOf({ subject, html, text }: DailyMail): Words {
  const answer = between(text, 'On budget?', 'What changed?');
  const change = between(text, 'What changed?', 'Can I trust it?');
  const rows = tableOf(text)
    .filter((line) => line.startsWith('    ') && lightWord.test(line))
    .map((line) => lightWord.exec(line)?.[1] ?? '');
  const hasTotal = tableOf(text).findIndex((line) => /^(Total|Your OU)$/.test(line));
  const ofTotal = tableOf(text)[hasTotal + 1] ?? '';
  const lights = hasTotal >= 0 && lightWord.test(ofTotal) ? rows.slice(0, -1) : rows;
  return { subject, answer, change, text, html, lights };
}

function tableOf(text: string): readonly string[] {
  const [, rest = ''] = text.split('\nOUS, ');
  const [table = ''] = rest.split(/\n\n(?:SERVICES, |TEAMS, |WHAT IS UNUSUAL|WHAT CHANGED)/);
  return table.split('\n').slice(1);
}

/** The lines above the amounts: names of OUs. */
function titlesOf(text: string): readonly string[] {
  const lines = tableOf(text);
  return lines.filter(
    (line, at) =>
      /^\S/.test(line) &&
      /^ {4,}\S*[\d]/.test(lines[at + 1] ?? '') &&
      !/^(Total|Your OU)$/.test(line),
  );
}

/** The words on one line. */
function between(text: string, from: string, to: string): string {
  const rest = text.slice(text.indexOf(from) + from.length);
  const end = rest.indexOf(to);
  return (end < 0 ? rest : rest.slice(0, end)).replace(/\s+/g, ' ');
}

function countIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

function countOf(lights: readonly string[], word: string): number {
  return lights.filter((light) => light === word).length;
}

function isSteady({ total, movers }: Figures): boolean {
  const reference = movers.against === 'usual' ? total.usual : total.dayBefore;
  return reference === null || Math.abs(total.cost - reference) < movers.floor;
}

function isLastDay(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
