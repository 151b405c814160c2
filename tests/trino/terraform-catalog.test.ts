/**
 * Every table of the foundation stack can be read by Trino: empty on the first day, and with the objects
 * that FinOps and the functions write.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { billSources } from '../../src/domain/costs/bill-source.ts';
import { allViews } from '../../src/views/all-views.ts';
import { tablesOf } from '../../src/views/view-select.ts';
import { spectrumTables } from '../../src/warehouse/spectrum-table.ts';
import { GlueCatalog } from '../support/aws/glue-catalog.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import {
  createFoundation,
  type Foundation,
  foundationOf,
} from '../support/trino/foundation-tables.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';

const region = 'eu-central-1';

/** Keys whose values Athena takes from the query. */
const injectedKeys = ['set_hash', 'staged_by', 'run'];

/** `archive-views.test.ts` reads them. */
const readsComputed = new Set(
  allViews
    .filter((view) => tablesOf(view).some((table) => spectrumTables.some((one) => one === table)))
    .map(({ name }) => name),
);

describe.skipIf(!hasTrino)('the tables that Terraform makes', () => {
  let moto: MotoServer;
  let objects: MotoObjects;
  let foundation: Foundation;
  let trino: GlueOnTrino;

  async function open(given: Foundation): Promise<void> {
    foundation = given;
    const { billBucket, summariesBucket, database } = given.names;
    for (const bucket of [billBucket, summariesBucket]) await objects.createBucket(bucket, region);
    trino = await openGlueOnTrino({ motoUrl: moto.url, region, database });
    await createFoundation(new GlueCatalog(moto.url), given, trino.catalog);
  }

  beforeEach(async () => {
    moto = await startMotoServer();
    objects = new MotoObjects(moto.url, region);
  });
  afterEach(async () => {
    await trino.drop();
    objects.close();
    await moto.stop();
  });

  it.each(billSources)('exist and are empty on the first day, for %s', async (source) => {
    await open(foundationOf(source));
    const { rows: tables } = await trino.query('show tables');
    expect(tables.flat().sort()).toEqual(foundation.tables.map(({ Name }) => Name).sort());
    // The others are the same for every source. Views of computed partitions would ask for years of days again.
    const asked = foundation.tables.filter(
      ({ Name }) =>
        (source === 'cur2' || ['bill', 'cost_lines'].includes(Name)) && !readsComputed.has(Name),
    );
    for (const { Name, PartitionKeys = [] } of asked) {
      const injected = PartitionKeys.filter((key) => injectedKeys.includes(key.Name));
      const equals = injected.map((key) => `${key.Name} = '0f2c'`).join(' and ');
      const where = equals === '' ? '' : ` where ${equals}`;
      const { rows } = await trino.query(`select count(*) from ${Name}${where}`);
      expect(rows, Name).toEqual([[0]]);
    }
  });

  it('show a forecast on the report day that made it, with no registration', async () => {
    await open(foundationOf('cur2'));
    // As an earlier version wrote it, without IfStays.
    const bytes = parquetWriteBuffer({
      schema: [
        { name: 'schema', num_children: 5 },
        {
          name: 'ForecastDate',
          type: 'INT32',
          converted_type: 'DATE',
          repetition_type: 'REQUIRED',
        },
        { name: 'OU', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
        { name: 'Forecast', type: 'DOUBLE', repetition_type: 'REQUIRED' },
        { name: 'Lower', type: 'DOUBLE', repetition_type: 'REQUIRED' },
        { name: 'Upper', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      ],
      columnData: [
        { name: 'ForecastDate', data: new Int32Array([20_424, 20_425]) },
        { name: 'OU', data: ['Root/A', 'Root/B'] },
        { name: 'Forecast', data: [1.5, 2.5] },
        { name: 'Lower', data: [1, 2] },
        { name: 'Upper', data: [2, 3] },
      ],
    });
    const key = 'ou-forecasts/report_date=2025-11-20/ou-forecast.snappy.parquet';
    const bucket = foundation.names.summariesBucket;
    await objects.put({ bucket, key }, new Uint8Array(bytes));
    const { rows } = await trino.query(
      `select * from ou_forecast where report_date = date '2025-11-20' order by ou`,
    );
    expect(rows).toEqual([
      ['2025-12-02', 'Root/A', 1.5, 1, 2, null, '2025-11-20'],
      ['2025-12-03', 'Root/B', 2.5, 2, 3, null, '2025-11-20'],
    ]);
  });

  it('show the budgets that FinOps edits, with a comma in an OU’s name', async () => {
    await open(foundationOf('cur2'));
    const csv = 'ou,month,amount,currency\n"Root/R&D, Labs",2025-11,1200.50,USD\n';
    const bucket = foundation.names.summariesBucket;
    await objects.put({ bucket, key: foundation.names.budgetsKey }, csv);
    // Trino reads all of a CSV as text; Athena gives numeric columns of OpenCSVSerde their type.
    const { rows } = await trino.query(
      'select ou, month, cast(amount as double), currency from budgets',
    );
    expect(rows).toEqual([['Root/R&D, Labs', '2025-11', 1200.5, 'USD']]);
  });
});
