/** Reads the CSVs of a set: teams, aliases and owners. `read-services.ts` reads services. */
import * as z from 'zod/mini';
import { addressProblem } from '../../domain/audience/address-problem.ts';
import { ouPath } from '../../domain/budgets/ou-path.ts';
import { restoredAccountId } from '../../domain/input/account-id.ts';
import type { TagRule } from '../tags/tag-rule.ts';
import { transformed } from '../tags/tag-rule.ts';
import { quoted, reportTo, type SetProblem } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { Subject } from '../yaml/subject.ts';
import { rangeOf } from './date-range.ts';
import { type CsvInput, nameCell, optionalText, readRows } from './read-rows.ts';
import type { Alias, Owner, Team } from './rule-set.ts';
import { valueOfTagProblem } from './value-problem.ts';

const mailAddress = optionalText.check(
  z.refine((text) => text === '' || addressProblem(text, null) === null, {
    error: 'write one mail address such as retail@example.com, or nothing',
  }),
);

const teamRow = z.object({
  team: nameCell,
  business_unit: optionalText,
  business_group: optionalText,
  owner_email: mailAddress,
  slack_channel: optionalText,
  valid_from: optionalText,
  valid_to: optionalText,
});

export function readTeams(input: CsvInput, problems: SetProblem[]): readonly Team[] {
  const file = new Subject(input.file, reportTo(problems, input.file));
  return readRows(input, teamRow, problems).map((row) => ({
    team: row.team,
    businessUnit: row.business_unit,
    businessGroup: row.business_group,
    ownerEmail: row.owner_email,
    slackChannel: row.slack_channel,
    valid: rangeOf(datesOf(row), file.named(`team ${row.team}`)),
    line: row.line,
  }));
}

const filled = optionalText.check(z.minLength(1, 'write a value'));

const aliasRow = z.object({
  tag: z.string(),
  value: filled,
  becomes: filled,
  valid_from: optionalText,
  valid_to: optionalText,
});

/** Values may be written as in the bill: the transforms of their tag are applied. */
export function readAliases(
  input: CsvInput,
  tags: readonly TagRule[],
  problems: SetProblem[],
): readonly Alias[] {
  const file = new Subject(input.file, reportTo(problems, input.file));
  const names = tags.filter(({ hasAliases }) => hasAliases).map(({ name }) => name);
  return readRows(input, aliasRow, problems).flatMap((row) => {
    const tag = tags.find(({ name, hasAliases }) => hasAliases && name === row.tag);
    if (tag === undefined) {
      file.report(
        row.line,
        `${quoted(row.tag)} is not a tag with 'aliases: true'${advice(row.tag, names)}`,
      );
      return [];
    }
    const [value, becomes] = [transformed(row.value, tag), transformed(row.becomes, tag)];
    if (value === '')
      file.report(row.line, `the value is empty after ${tag.transform.join(', ')}.`);
    const problem = valueOfTagProblem(tag, becomes);
    if (problem !== null) file.report(row.line, `becomes is ${quoted(becomes)}, but ${problem}`);
    const valid = rangeOf(datesOf(row), file.named(`the alias of ${quoted(row.value)}`));
    return [{ tag: tag.name, value, becomes, valid, line: row.line }];
  });
}

const ownerRow = z.object({
  team: nameCell,
  account: z._default(
    z
      .string()
      .check(
        z.overwrite(restoredAccountId),
        z.regex(/^(\d{12})?$/, 'write all twelve digits of the account id, or nothing'),
      ),
    '',
  ),
  ou: z._default(ouPath, ''),
  valid_from: optionalText,
  valid_to: optionalText,
});

export function readOwners(input: CsvInput, problems: SetProblem[]): readonly Owner[] {
  const file = new Subject(input.file, reportTo(problems, input.file));
  return readRows(input, ownerRow, problems).flatMap((row) => {
    if ((row.account === '') === (row.ou === '')) {
      file.report(row.line, 'write either an account or an ou.');
      return [];
    }
    const what =
      row.account === '' ? `the owner of ${quoted(row.ou)}` : `the owner of ${row.account}`;
    const valid = rangeOf(datesOf(row), file.named(what));
    return [{ team: row.team, account: row.account, ou: row.ou, valid, line: row.line }];
  });
}

interface DatedRow {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly line: number;
}

function datesOf({ valid_from: from, valid_to: to, line }: DatedRow) {
  return { from, to, line };
}
