/**
 * Reads services.csv: which application belongs to which team, and what finds it: values of tags and
 * starts of resource ids, separated by '|'. Without any, the tag 'application' finds it by its name.
 */
import * as z from 'zod/mini';
import { type TagRule, transformed } from '../tags/tag-rule.ts';
import { quoted, reportTo, type SetProblem } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { Subject } from '../yaml/subject.ts';
import { type CsvInput, nameCell, optionalText, readRows } from './read-rows.ts';
import type { Service, ServiceMatch } from './rule-set.ts';
import { valueOfTagProblem } from './value-problem.ts';

const webAddress = optionalText.check(
  z.refine((text) => text === '' || /^https?:\/\/[^\s<>"']+$/i.test(text), {
    error: 'write an address that starts with https://, or nothing',
  }),
);

const maxNameLength = 128;

const serviceRow = z.object({
  application: z.string().check(
    z.minLength(1, 'write the name of the application'),
    z.maxLength(maxNameLength, `at most ${maxNameLength} characters are accepted`),
    z.refine(
      (text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text),
      'control and invisible characters are not accepted',
    ),
  ),
  team: nameCell,
  type: optionalText,
  repository_url: webAddress,
  documentation_url: webAddress,
  match: optionalText,
});

export function readServices(
  input: CsvInput,
  tags: readonly TagRule[],
  problems: SetProblem[],
): readonly Service[] {
  const match = new Subject('match', reportTo(problems, input.file));
  return readRows(input, serviceRow, problems).map((row) => ({
    application: row.application,
    team: row.team,
    type: row.type,
    repositoryUrl: row.repository_url,
    documentationUrl: row.documentation_url,
    matches: readMatches(row, tags, match),
    line: row.line,
  }));
}

interface MatchCell {
  readonly application: string;
  readonly match: string;
  readonly line: number;
}

function readMatches(
  row: MatchCell,
  tags: readonly TagRule[],
  match: Subject,
): readonly ServiceMatch[] {
  const { line } = row;
  const written = row.match
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (written.length === 0) return defaultMatch(row, tags, match);
  return written.flatMap((text) => readMatch({ text, line }, tags, match));
}

function defaultMatch(
  { application, line }: MatchCell,
  tags: readonly TagRule[],
  match: Subject,
): readonly ServiceMatch[] {
  const tag = tags.find(({ name }) => name === 'application');
  if (tag !== undefined) {
    return [{ kind: 'tag', tag: tag.name, value: transformed(application, tag) }];
  }
  match.problem(
    line,
    "is empty, and no tag 'application' is declared; write what finds the service, such as " +
      'resource=arn:aws:s3:::shop-.',
  );
  return [];
}

interface WrittenMatch {
  readonly text: string;
  readonly line: number;
}

function readMatch(
  { text, line }: WrittenMatch,
  tags: readonly TagRule[],
  match: Subject,
): readonly ServiceMatch[] {
  const equals = text.indexOf('=');
  const [column, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
  const tag = tags.find(({ name }) => `tag.${name}` === column);
  if (equals <= 0 || value === '' || (tag === undefined && column !== 'resource')) {
    const accepted = ['resource', ...tags.map(({ name }) => `tag.${name}`)];
    match.problem(
      line,
      `has ${quoted(text)}; write resource=<start of the id> or tag.<name>=<value>` +
        advice(column, accepted),
    );
    return [];
  }
  if (tag === undefined) return [{ kind: 'resource', prefix: value }];
  const wanted = transformed(value, tag);
  const problem = valueOfTagProblem(tag, wanted);
  if (problem !== null) match.problem(line, `has ${quoted(text)}, but ${problem}`);
  return [{ kind: 'tag', tag: tag.name, value: wanted }];
}
