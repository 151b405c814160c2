/** Reads days of the unloaded Savings Plans and reservations, in the archive's order. */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import { type TextColumn, textAt } from '../domain/columns/text-column.ts';
import {
  type Commitment,
  type CommitmentDay,
  type CommitmentKind,
  commitmentKinds,
} from '../domain/costs/commitment-day.ts';
import type { StagedRows } from '../ports/staging.ts';
import { commitmentsSchema } from '../queries/commitments-statement.ts';
import { dayOfNumber } from '../tables/stored-days.ts';
import type { StagedColumns, StagedSchema } from './staged-columns.ts';
import { readPartByDay } from './staged-part.ts';

type Schema = typeof commitmentsSchema;

const schema: StagedSchema<Schema> = {
  columns: commitmentsSchema,
  requiredTexts: ['ou', 'linked_account', 'kind', 'commitment_id'],
  optionalNumbers: ['ends_on', 'used_cost', 'unused_cost'],
};

/** The days of one part, in order. Throws as `readPartByDay` does, and for an unknown kind. */
export async function readCommitmentsPart(
  rows: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
): Promise<readonly CommitmentDay[]> {
  const days = await readPartByDay(rows, part, schema, archiveOrder);
  return days.map(({ day, columns, order }) => ({
    day,
    commitments: Array.from(order, (row) => commitmentOf(columns, row)),
  }));
}

/** The order of `commitments`. */
function archiveOrder(columns: StagedColumns<Schema>): readonly TextColumn[] {
  return [columns.kind, columns.ou, columns.linked_account, columns.commitment_id];
}

function commitmentOf(columns: StagedColumns<Schema>, row: number): Commitment {
  const text = (column: TextColumn) => textAt(column, row) as string;
  const endsOn = known(columns.ends_on, row);
  return {
    ou: text(columns.ou),
    linkedAccount: text(columns.linked_account),
    kind: kindOf(text(columns.kind)),
    commitmentId: text(columns.commitment_id),
    endsOn: endsOn === null ? null : dayOfNumber(endsOn),
    usedCost: known(columns.used_cost, row),
    unusedCost: known(columns.unused_cost, row),
  };
}

function known(column: Float64Array, row: number): number | null {
  const value = column[row] as number;
  return Number.isNaN(value) ? null : value;
}

function kindOf(text: string): CommitmentKind {
  const kind = commitmentKinds.find((one) => one === text);
  if (kind === undefined) throw new Error(`'${text}' is not a kind of commitment`);
  return kind;
}
