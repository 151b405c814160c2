/** What a query may read: the options of `run` that name inputs. */
import type { DirectoryAccount } from '../../../directory/accounts-csv.ts';
import type { Budget } from '../../../domain/budgets/budgets.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import type { BusinessFigure } from '../../../domain/unit-costs/business-figures.ts';

/** Undefined: not given, and its table does not exist. */
export interface QueryInputs {
  readonly bill: string | undefined;
  readonly source: BillSource | undefined;
  readonly accounts: readonly DirectoryAccount[] | undefined;
  readonly budgets: readonly Budget[] | undefined;
  readonly businessFigures?: readonly BusinessFigure[] | undefined;
  /** Folder of the archive. */
  readonly out: string;
  readonly memoryLimit: string | undefined;
}
