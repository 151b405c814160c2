/**
 * One run of the digest on the sample, and who shows its numbers: the panels and alert rules of Grafana, and the API. The
 * figures are those of the mail.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Warehouse } from '../../../grafana/sources/warehouse.ts';
import { parseBudgets } from '../../../src/domain/budgets/budgets.ts';
import type { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { digestSample, type SampleDigest } from '../../api/sample-digest.ts';
import { emitted } from './emitted-dashboards.ts';
import type { TimeRange } from './expand-macros.ts';
import { ask, openSampleWarehouse } from './sample-warehouse.ts';

export type Row = Readonly<Record<string, unknown>>;

export const sampleBudgets = parseBudgets(
  readFileSync('samples/acme/budgets.csv', 'utf8'),
  'budgets.csv',
);

const month = { from: '2026-11-01T00:00:00Z', to: '2026-11-30T23:59:59Z' };

export class SampleMonth {
  readonly sample: SampleDigest;
  readonly #engine: DuckDbEngine;

  private constructor(sample: SampleDigest, engine: DuckDbEngine) {
    this.sample = sample;
    this.#engine = engine;
  }

  /** The archive is in the folder `out` of `folder`. */
  static async open(folder: string): Promise<SampleMonth> {
    const sample = await digestSample(folder);
    return new SampleMonth(sample, await openSampleWarehouse(`${folder}/out`, sampleBudgets));
  }

  /** The rows that a panel shows, with all values chosen. */
  async shown(title: string, id: Warehouse['id']): Promise<readonly Row[]> {
    const own = emitted.filter(({ warehouse }) => warehouse.id === id);
    const panel = own.flatMap(({ json }) => json.panels).find((one) => one.title === title);
    return this.rows(panel?.targets[0]?.rawSQL ?? '', { id }, month);
  }

  async rows(
    sql: string,
    warehouse: Pick<Warehouse, 'id'>,
    range: TimeRange,
  ): Promise<readonly Row[]> {
    const { columns, rows } = await ask(this.#engine, warehouse, sql, { range });
    return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
  }

  /** The data of the API's answer. */
  async asked<T>(path: string): Promise<T> {
    const answer = await this.sample.served.ask(path);
    const body = (await answer.json()) as { readonly data: T };
    expect(answer.status, JSON.stringify(body)).toBe(200);
    return body.data;
  }

  close(): void {
    this.#engine.close();
    this.sample.served.archive.close();
  }
}
