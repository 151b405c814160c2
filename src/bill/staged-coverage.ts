/** Reads days of an unloaded tag coverage: one row for each tag in place of the letters of all tags. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { rowOrder } from '../domain/columns/row-order.ts';
import {
  inRowOrder,
  pickNumbers,
  pickRows,
  type TextColumn,
  textAt,
  textColumn,
} from '../domain/columns/text-column.ts';
import { allTags, type CoverageDay, type TagState } from '../domain/costs/coverage-day.ts';
import type { StagedRows } from '../ports/staging.ts';
import { coverageSchema, stateLetters } from '../queries/coverage-schema.ts';
import type { StagedColumns, StagedSchema } from './staged-columns.ts';
import { readPartByDay, type StagedDayRows } from './staged-part.ts';

type Schema = typeof coverageSchema;

const schema: StagedSchema<Schema> = {
  columns: coverageSchema,
  requiredTexts: ['ou', 'linked_account', 'target', 'tag_states'],
};

/** A required tag, and whether tags of accounts or users can give it. */
export interface RequiredTag {
  readonly name: string;
  readonly readsAccountTags: boolean;
}

/** The days of one part, in order. Throws as `readPartByDay` does, and for a letter that is not a state's. */
export async function readCoveragePart(
  rows: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
  tags: readonly RequiredTag[],
): Promise<readonly CoverageDay[]> {
  const days = await readPartByDay(rows, part, schema, archiveOrder);
  return days.map((day) => coverageDay(day, tags));
}

function archiveOrder(columns: StagedColumns<Schema>): readonly TextColumn[] {
  return [columns.target, columns.ou, columns.linked_account, columns.tag_states];
}

/** The sums of one row of the archive. */
interface CoverageSums {
  readonly ou: string;
  readonly account: string;
  readonly target: string;
  readonly tag: string;
  readonly state: TagState;
  cost: number;
  lines: number;
}

function coverageDay(staged: StagedDayRows<Schema>, tags: readonly RequiredTag[]): CoverageDay {
  const { day, columns, order } = staged;
  const statesOf = readStates(staged, tags);
  const names = [...tags.map(({ name }) => name), allTags];
  const sums = new Map<string, CoverageSums>();
  for (const row of order) {
    const found = statesOf(row);
    for (const [at, tag] of names.entries()) {
      addRow(sums, columns, row, { tag, state: found[at] ?? togetherOf(found) });
    }
  }
  return { day, tags: names, rows: rowsOf([...sums.values()]) };
}

/** The state of each tag in a row. What is missing is unknown on a day that cannot say it. */
function readStates(
  { columns, order }: StagedDayRows<Schema>,
  tags: readonly RequiredTag[],
): (row: number) => readonly TagState[] {
  const letterOf = (row: number, at: number) => textAt(columns.tag_states, row)?.[at] ?? '';
  const isKnown = order.some((row) => (columns.account_tag_lines[row] ?? 0) > 0);
  const isUnknown = tags.map(({ readsAccountTags }, at) => {
    const isUsed = order.some((row) => hasValue(letterOf(row, at)));
    return !isUsed || (readsAccountTags && !isKnown);
  });
  return (row) =>
    tags.map((_, at) => {
      const state = stateOf(letterOf(row, at));
      return state === 'missing' && isUnknown[at] ? 'unknown' : state;
    });
}

const firstOfAll = ['missing', 'not-allowed', 'untaggable', 'valid', 'unknown'] as const;

function togetherOf(found: readonly TagState[]): TagState {
  return firstOfAll.find((state) => found.includes(state)) ?? 'unknown';
}

function hasValue(letter: string): boolean {
  return letter === stateLetters.valid || letter === stateLetters['not-allowed'];
}

const states = new Map<string, TagState>(
  Object.entries(stateLetters).map(([state, letter]) => [letter, state as TagState]),
);

function stateOf(letter: string): TagState {
  const state = states.get(letter);
  if (state === undefined) throw new Error(`'${letter}' is not the letter of a tag's state`);
  return state;
}

function addRow(
  sums: Map<string, CoverageSums>,
  columns: StagedColumns<Schema>,
  row: number,
  { tag, state }: Pick<CoverageSums, 'tag' | 'state'>,
): void {
  const codes = [columns.ou, columns.linked_account, columns.target].map(
    (column) => column.codes[row],
  );
  const key = `${codes.join(' ')} ${state} ${tag}`;
  const sum = sums.get(key) ?? {
    ou: textAt(columns.ou, row) as string,
    account: textAt(columns.linked_account, row) as string,
    target: textAt(columns.target, row) as string,
    tag,
    state,
    cost: 0,
    lines: 0,
  };
  sum.cost += columns.unblended_cost[row] as number;
  sum.lines += columns.line_count[row] as number;
  sums.set(key, sum);
}

function rowsOf(sums: readonly CoverageSums[]): CoverageDay['rows'] {
  const texts = {
    tag: textColumn(sums.map(({ tag }) => tag)),
    target: textColumn(sums.map(({ target }) => target)),
    ou: textColumn(sums.map(({ ou }) => ou)),
    linkedAccount: textColumn(sums.map(({ account }) => account)),
    state: textColumn(sums.map(({ state }) => state)),
  };
  const order = rowOrder([texts.tag, texts.target, texts.ou, texts.linkedAccount, texts.state]);
  const text = (column: TextColumn) => inRowOrder(pickRows(column, order));
  const numbers = (of: (sum: CoverageSums) => number) =>
    pickNumbers(Float64Array.from(sums, of), order);
  return {
    ou: text(texts.ou),
    linkedAccount: text(texts.linkedAccount),
    target: text(texts.target),
    tag: text(texts.tag),
    state: text(texts.state),
    unblendedCost: numbers(({ cost }) => cost),
    lineCount: numbers(({ lines }) => lines),
  };
}
