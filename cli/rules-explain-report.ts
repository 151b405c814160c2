/** The output of `rules explain`. Tags and names of the bill are shortened and made visible. */
import type { LineAllocation } from '../src/allocation/evaluate/evaluate-line.ts';
import { tagWords } from '../src/allocation/evaluate/tag-words.ts';
import { verdictWords } from '../src/allocation/evaluate/verdict-words.ts';
import type {
  ExplainedDay,
  ExplainedLines,
  ExplainedSubject,
} from '../src/allocation/review/explained-lines.ts';
import { isTagRead } from '../src/allocation/review/tag-reads.ts';
import type { RuleSet } from '../src/allocation/rules/rule-set.ts';
import { quoted } from '../src/allocation/yaml/problem.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import { amountIn, counted, shown, table } from './rules-output.ts';
import { splitWords } from './split-words.ts';

export interface ExplainedGroup extends ExplainedLines {
  readonly allocation: LineAllocation;
}

export interface ExplainedCost extends Pick<ExplainedDay, 'total'> {
  readonly set: RuleSet;
  readonly subject: ExplainedSubject;
  readonly day: BillingDay;
  readonly currency: string;
  readonly groups: readonly ExplainedGroup[];
}

const maxUnreadTags = 10;

export function explanationText(explained: ExplainedCost): string {
  const { set, subject, day, currency, groups, total } = explained;
  const amount = amountIn(currency);
  const head =
    `${subject.column} ${quoted(subject.value)} on ${day}: ${amount(total.cost)}, ` +
    `${counted(total.lines, 'line')} in ${counted(total.groups, 'group')} that the rules treat alike.\n`;
  return [
    head,
    ...groups.map((group) => groupText(group, set, amount)),
    othersText(explained),
  ].join('\n');
}

function groupText(group: ExplainedGroup, set: RuleSet, amount: (cost: number) => string): string {
  const { line, cost, lines, allocation } = group;
  const { target, ruleId, application, environment } = allocation;
  const where = [line.service, line.chargeType]
    .filter((text) => text !== '')
    .map((one) => shown(one));
  const why = ruleId === null ? 'no rule claims it' : `by rule ${ruleId}`;
  const facts = [
    ...(application === '' ? [] : [`application ${quoted(application)}`]),
    ...(environment === '' ? [] : [`environment ${quoted(environment)}`]),
    ...splitWords(target, set),
  ];
  return [
    `${amount(cost)}  ${where.join(', ')}, ${counted(lines, 'line')}: ${target}, ${why}\n`,
    ...facts.map((fact) => `  ${fact}\n`),
    '  Columns\n',
    table(columnRows(group), [], '    '),
    '  Tags\n',
    ...tagLines(group, set),
    '  Rules\n',
    table(
      allocation.verdicts.map((verdict) => [
        `${verdict.kind === 'won' ? '→' : ' '} ${verdict.id}`,
        verdictWords(verdict),
      ]),
      [],
      '  ',
    ),
  ].join('');
}

function columnRows({ line }: ExplainedGroup): string[][] {
  const { billingDate: _, tags: __, costCategories: ___, ...columns } = line;
  return Object.entries(columns)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => [column, quoted(value)]);
}

/** As found and as the rules see them, then those that no tag of the rules reads. */
function tagLines({ line, allocation }: ExplainedGroup, set: RuleSet): string[] {
  const unread = [
    ...[...line.tags].map(([key, value]) => ({ map: 'tags' as const, key, value })),
    ...[...line.costCategories].map(([key, value]) => ({
      map: 'cost_categories' as const,
      key,
      value,
    })),
  ].filter((one) => one.value !== '' && !isTagRead(set, one));
  const listed = unread
    .slice(0, maxUnreadTags)
    .map(({ key, value }) => `    not read: ${quoted(key)} is ${quoted(value)}\n`);
  const more = unread.length - listed.length;
  const read = allocation.tags.map((tag) => `    ${tagWords(tag)}\n`);
  const none = read.length + unread.length === 0 ? ['    the lines have no tags\n'] : [];
  return [...read, ...listed, ...none, ...(more > 0 ? [`    … and ${more} more\n`] : [])];
}

function othersText({ groups, total, currency }: ExplainedCost): string {
  const others = total.groups - groups.length;
  if (others === 0) return '';
  const sum = (of: 'cost' | 'lines') => groups.reduce((all, group) => all + group[of], 0);
  const cost = amountIn(currency)(total.cost - sum('cost'));
  return `${cost}  ${counted(others, 'other group')}, ${counted(total.lines - sum('lines'), 'line')}\n`;
}

export function explanationJson({ set, ...explained }: ExplainedCost): object {
  const groups = explained.groups.map(({ line, cost, lines, allocation }) => {
    const { tags, costCategories, ...columns } = line;
    return {
      cost,
      lines,
      line: { ...columns, tags: [...tags], costCategories: [...costCategories] },
      ...allocation,
      split: splitWords(allocation.target, set),
    };
  });
  return { ...explained, groups };
}
