/** `rules explain`: why the cost of a resource or account on a day belongs where it does. */
import { lineEvaluator } from '../src/allocation/evaluate/evaluate-line.ts';
import {
  type ExplainedSubject,
  readExplainedDay,
} from '../src/allocation/review/explained-lines.ts';
import { allLineParts, reviewParts } from '../src/allocation/review/review-parts.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { type OpenBill, openBill } from './rules-bill.ts';
import { type ExplainedCost, explanationJson, explanationText } from './rules-explain-report.ts';
import { dayOf, type Flags, textOf } from './rules-flags.ts';
import { asJson } from './rules-output.ts';
import { readGivenSet } from './rules-sets.ts';
import { localStore } from './rules-store.ts';

/** More would not be read; the others are summed. */
const maxGroups = 10;

export async function explainCost(flags: Flags): Promise<number> {
  const subject = subjectOf(flags);
  const set = await readGivenSet(textOf(flags, 'rules'), localStore(flags));
  const { resource: _, account: __, rules: ___, ...inputs } = flags;
  const bill = await openBill(inputs);
  try {
    const explained = await explain(bill, { set, subject, day: dayOf(flags, 'date') ?? bill.last });
    process.stdout.write(
      flags['json'] === true ? asJson(explanationJson(explained)) : explanationText(explained),
    );
    return 0;
  } finally {
    bill.close();
  }
}

function subjectOf(flags: Flags): ExplainedSubject {
  const [resource, account] = [textOf(flags, 'resource'), textOf(flags, 'account')];
  if ((resource === undefined) === (account === undefined)) {
    throw new InputError(
      'Name either a resource with --resource ARN or an account with --account ID.',
    );
  }
  return resource === undefined
    ? { column: 'account', value: account ?? '' }
    : { column: 'resource', value: resource };
}

async function explain(
  bill: OpenBill,
  { set, subject, day }: Pick<ExplainedCost, 'set' | 'subject' | 'day'>,
): Promise<ExplainedCost> {
  const parts = subject.column === 'resource' ? allLineParts : reviewParts([set]);
  const lines = await bill.lines({ from: day, to: day }, parts);
  const explanation = { set, subject, maxGroups };
  const { groups, total } = await readExplainedDay(bill.platform, explanation, { day, lines });
  if (total.lines === 0) throw new InputError(absentWords(bill, subject, day));
  const evaluate = lineEvaluator(set);
  const evaluated = groups.map((group) => ({ ...group, allocation: evaluate(group.line) }));
  return { set, subject, day, currency: bill.currency, groups: evaluated, total };
}

function absentWords(
  { first, last }: OpenBill,
  subject: ExplainedSubject,
  day: BillingDay,
): string {
  return (
    `The bill has no line of the ${subject.column} '${subject.value}' on ${day}; it has lines from ` +
    `${first} to ${last}. Write the ${subject.column} as the bill has it, or choose another --date.`
  );
}
