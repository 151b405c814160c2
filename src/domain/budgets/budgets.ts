/**
 * Budgets: what each OU may cost in each month. FinOps edits them in a CSV with the columns
 * `ou,month,amount,currency`. The OU '*' means the whole organization, 'team/retail' a team of the
 * allocation rules. Budgets of teams are never part of those of OUs: both cover the same cost.
 */
import * as z from 'zod/mini';
import { type BillingPeriod, parseBillingPeriod } from '../calendar/billing-day.ts';
import { readCsvTable } from '../input/csv-table.ts';
import { InputError } from '../input/input-error.ts';
import { nearestName } from '../input/nearest-name.ts';
import { budgetAmount } from './budget-amount.ts';
import { ouPath, pathsDownTo } from './ou-path.ts';
import { isTeamScope } from './team-scope.ts';

/** The OU name under which a budget for the whole organization is given. */
export const organizationScope = '*';

export interface Budget {
  /** OU as in the archive, '*', or a team such as 'team/retail'. */
  readonly ou: string;
  readonly month: BillingPeriod;
  /** Zero or more, in `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

const month = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as YYYY-MM, such as 2026-11'));

const budgetRow = z.object({
  ou: ouPath.check(z.minLength(1, "write an OU path such as Root/Workloads/Prod, or '*' for all")),
  month: z.pipe(month, z.transform(parseBillingPeriod)),
  amount: budgetAmount,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'write an ISO 4217 code such as USD')),
});

/** Parses the CSV. Throws an InputError naming `file` and the line of the first error. */
export function parseBudgets(text: string, file: string): readonly Budget[] {
  const { rows, lines } = readCsvTable(text, file, budgetRow);
  const seen = new Map<string, number | undefined>();
  for (const [index, { ou, month }] of rows.entries()) {
    const key = JSON.stringify([ou, month]);
    if (seen.has(key)) {
      throw new InputError(
        `${file}, line ${lines[index]}: ${ou} already has a budget for ${month} in line ` +
          `${seen.get(key)}; keep one of the two.`,
      );
    }
    seen.set(key, lines[index]);
  }
  return rows;
}

/**
 * Throws an InputError when a budget of one of the months has another currency than the bill,
 * because the two cannot be compared.
 */
export function requireBudgetCurrency(
  budgets: readonly Budget[],
  months: readonly BillingPeriod[],
  currency: string,
): void {
  const foreign = budgets.find(
    (budget) => months.includes(budget.month) && budget.currency !== currency,
  );
  if (foreign !== undefined) {
    throw new InputError(
      `The budget of ${foreign.ou} for ${foreign.month} is in ${foreign.currency}, the bill in ` +
        `${currency}; give the budget in ${currency}.`,
    );
  }
}

/** Amount by OU for one month, without teams. */
export function budgetsOf(
  budgets: readonly Budget[],
  month: BillingPeriod,
): ReadonlyMap<string, number> {
  return amountsOf(budgets, (budget) => budget.month === month && !isTeamScope(budget.ou));
}

/** Amount by team, such as 'team/retail', for one month. */
export function teamBudgetsOf(
  budgets: readonly Budget[],
  month: BillingPeriod,
): ReadonlyMap<string, number> {
  return amountsOf(budgets, (budget) => budget.month === month && isTeamScope(budget.ou));
}

function amountsOf(budgets: readonly Budget[], isAsked: (budget: Budget) => boolean) {
  return new Map(budgets.filter(isAsked).map(({ ou, amount }) => [ou, amount]));
}

/** An OU with a budget that is neither a known OU nor a parent of one. */
export interface BudgetWithoutUnit {
  readonly ou: string;
  /** The OU that was probably meant; null when no name is similar. */
  readonly nearest: string | null;
}

/**
 * The OUs with a budget that are neither in `ous` (the paths of the archive or the account directory)
 * nor a parent of one: each once, in the order of the budgets, with the nearest name. '*' and
 * `Unassigned` (accounts without an OU) are always known. `teams` has the known teams, such as
 * 'team/retail'.
 */
export function budgetsWithoutUnit(
  budgets: readonly Pick<Budget, 'ou'>[],
  ous: Iterable<string>,
  teams: Iterable<string> = [],
): readonly BudgetWithoutUnit[] {
  const units = new Set([...[...ous].flatMap(pathsDownTo), ...teams]);
  const known = new Set([...units, organizationScope, 'Unassigned']);
  const unknown = new Set(budgets.map(({ ou }) => ou).filter((ou) => !known.has(ou)));
  return [...unknown].map((ou) => ({ ou, nearest: nearestName(ou, units) }));
}
