/**
 * The metrics of one archived day, kept as columns: a day has tens of thousands of rows, and only those of one resource
 * are needed at a time.
 */
import { type TextColumn, textAt } from '../../domain/columns/text-column.ts';
import type { MetricOfDay } from '../../metrics/efficiency/judge-resource.ts';
import type { resourceMetricsTable } from '../../tables/resource-metrics.ts';
import type { ColumnValues } from '../../tables/table.ts';

type Columns = ColumnValues<typeof resourceMetricsTable>;
type FigureName = 'average' | 'minimum' | 'maximum' | 'sum' | 'samples';
/** The figures as numbers. */
type Rows = Omit<Columns, FigureName> & Readonly<Record<FigureName, Float64Array>>;

/** What identifies a resource of a day. */
export interface ResourceIdentity {
  readonly account: string;
  readonly kind: string;
  readonly resourceId: string;
}

/** The end of a list of rows. */
const none = -1;

/** Codes of the texts of a column. */
type Codes = ReadonlyMap<string, number>;

export class MetricsOfDay {
  readonly #rows: Rows;
  readonly #accounts: Codes;
  readonly #kinds: Codes;
  readonly #ids: Codes;
  /** Number of a resource → its first row. */
  readonly #first = new Map<number, number>();
  /** The next row of the same resource. */
  readonly #next: Int32Array;

  constructor(rows: Columns) {
    const { linkedAccount, resourceKind, resourceId } = rows;
    this.#rows = { ...rows, ...numbersOf(rows) };
    this.#accounts = codesOf(linkedAccount);
    this.#kinds = codesOf(resourceKind);
    this.#ids = codesOf(resourceId);
    const count = rows.billingDate.length;
    this.#next = new Int32Array(count).fill(none);
    // From the last row on, so that each list is in the order of the rows.
    for (let row = count - 1; row >= 0; row--) {
      const resource = this.#numberOf(
        linkedAccount.codes[row] ?? none,
        resourceKind.codes[row] ?? none,
        resourceId.codes[row] ?? none,
      );
      this.#next[row] = this.#first.get(resource) ?? none;
      this.#first.set(resource, row);
    }
  }

  /** By metric; undefined for a resource without any. */
  of({
    account,
    kind,
    resourceId,
  }: ResourceIdentity): ReadonlyMap<string, MetricOfDay> | undefined {
    const id = this.#ids.get(resourceId);
    const [ofAccount, ofKind] = [this.#accounts.get(account), this.#kinds.get(kind)];
    if (id === undefined || ofAccount === undefined || ofKind === undefined) return undefined;
    const first = this.#first.get(this.#numberOf(ofAccount, ofKind, id));
    if (first === undefined) return undefined;
    const found = new Map<string, MetricOfDay>();
    for (let row = first; row !== none; row = this.#next[row] ?? none) {
      found.set(textAt(this.#rows.metric, row) ?? '', this.#metricAt(row));
    }
    return found;
  }

  #numberOf(account: number, kind: number, id: number): number {
    return (account * this.#kinds.size + kind) * this.#ids.size + id;
  }

  #metricAt(row: number): MetricOfDay {
    const { state, average, minimum, maximum, sum, samples } = this.#rows;
    return {
      state: textAt(state, row) ?? '',
      average: known(average[row]),
      minimum: known(minimum[row]),
      maximum: known(maximum[row]),
      sum: known(sum[row]),
      samples: known(samples[row]),
    };
  }
}

function codesOf({ texts }: TextColumn): Codes {
  return new Map(texts.map((text, code) => [text, code]));
}

/** The figures in less memory; NaN: null. */
function numbersOf({ average, minimum, maximum, sum, samples }: Columns) {
  return {
    average: numbers(average),
    minimum: numbers(minimum),
    maximum: numbers(maximum),
    sum: numbers(sum),
    samples: numbers(samples),
  };
}

/** A loop: `Float64Array.from` with a function takes ten times as long. */
function numbers(values: ArrayLike<number | null>): Float64Array {
  const found = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) found[row] = values[row] ?? Number.NaN;
  return found;
}

function known(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}
