/**
 * The look-ups of a published set, read by Trino from the tables that Terraform makes: the compiled statement
 * gives the same rows as with the look-ups in its text, and without a registered partition.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookupRelations } from '../../src/allocation/compile/allocation-input.ts';
import { allocationStatement } from '../../src/allocation/compile/allocation-statement.ts';
import { lookupRows, lookupValues } from '../../src/allocation/compile/lookup-values.ts';
import type { BillLine } from '../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../src/allocation/evaluate/evaluate-line.ts';
import { publishLookups } from '../../src/allocation/published/publish-lookups.ts';
import type { RuleSet } from '../../src/allocation/rules/rule-set.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import type { RuleSetTables } from '../../src/ports/platform.ts';
import { lookupNames } from '../../src/tables/lookup-tables.ts';
import { largeSet } from '../allocation/compile/large-set.ts';
import { linesRelation } from '../allocation/compile/lines-relation.ts';
import { billLine } from '../allocation/random/random-line.ts';
import { ruleSet } from '../allocation/random/random-set.ts';
import { exampleSet } from '../allocation/rules/example-set.ts';
import { GlueCatalog } from '../support/aws/glue-catalog.ts';
import { MotoObjects } from '../support/aws/moto-objects.ts';
import { type MotoServer, startMotoServer } from '../support/aws/moto-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import {
  createFoundation,
  type Foundation,
  foundationOf,
} from '../support/trino/foundation-tables.ts';
import { type GlueOnTrino, hasTrino, openGlueOnTrino } from '../support/trino/glue-on-trino.ts';
import { putFolder, tablesOnTrino } from '../support/trino/two-engines.ts';

const region = 'eu-central-1';

describe.skipIf(!hasTrino)('published look-ups on Trino', () => {
  let moto: MotoServer;
  let objects: MotoObjects;
  let foundation: Foundation;
  let tables: RuleSetTables;
  let trino: GlueOnTrino;

  beforeAll(async () => {
    moto = await startMotoServer();
    objects = new MotoObjects(moto.url, region);
    foundation = foundationOf('cur2');
    const { billBucket, summariesBucket, database } = foundation.names;
    for (const bucket of [billBucket, summariesBucket]) await objects.createBucket(bucket, region);
    trino = await openGlueOnTrino({ motoUrl: moto.url, region, database });
    await createFoundation(new GlueCatalog(moto.url), foundation, trino.catalog);
    tables = tablesOnTrino('cur2', foundation.names);
  });
  afterAll(async () => {
    await trino?.drop();
    objects?.close();
    await moto?.stop();
  });

  let sets = 0;

  /** Writes the look-ups of a set as a run does, and returns its name. */
  async function publish(set: RuleSet): Promise<string> {
    const hash = `set-${sets++}`;
    const folder = tempFolder();
    await publishLookups(new DirectoryStore(folder), hash, set);
    const bucket = foundation.names.summariesBucket;
    await putFolder(objects, `${folder}/allocation`, `s3://${bucket}/allocation/`);
    return hash;
  }

  async function allocated(set: RuleSet, lines: readonly BillLine[], lookups: LookupRelations) {
    const statement = allocationStatement(set, {
      lines: linesRelation(lines),
      dimensions: ['line_id'],
      measures: ['cost'],
      lookups,
    });
    const sql = `select line_id, target, rule_id, application, environment
      from (${statement}) order by cast(line_id as integer)`;
    return (await trino.query(sql)).rows;
  }

  it('have the rows of the set, with open dates', async () => {
    const set = exampleSet();
    const lookups = tables.lookups(await publish(set));
    for (const name of lookupNames) {
      const { columns, rows } = lookupRows(set)[name];
      const selected = columns.map((column) => `cast(${column} as varchar)`).join(', ');
      const found = await trino.query(`select ${selected} from ${lookups[name]}`);
      expect(found.rows.map((row) => JSON.stringify(row)).sort(), name).toEqual(
        rows.map((row) => JSON.stringify(row)).sort(),
      );
    }
  });

  it('give the lines of random sets what VALUES give them', async () => {
    const lines = fc.array(billLine, { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(ruleSet, lines, async (set, all) => {
        const published = await allocated(set, all, tables.lookups(await publish(set)));
        expect(published).toEqual(await allocated(set, all, lookupValues(set)));
      }),
      { numRuns: 15 },
    );
  });

  it('hold all rules and aliases that a set may have', async () => {
    const set = largeSet();
    const lines = fc.sample(billLine, { numRuns: 40, seed: 1 });
    const evaluate = lineEvaluator(set);
    const expected = lines.map((line, index) => {
      const { target, ruleId, application, environment } = evaluate(line);
      return [String(index), target, ruleId ?? '', application, environment];
    });
    expect(await allocated(set, lines, tables.lookups(await publish(set)))).toEqual(expected);
  });

  it('are those of the set that is named, and no query reads all sets', async () => {
    const [one, other] = [
      await publish(exampleSet()),
      await publish(exampleSet({ aliases: null })),
    ];
    const count = async (hash: string) =>
      (await trino.query(`select count(*) from ${tables.lookups(hash).aliases}`)).rows[0]?.[0];
    expect([await count(one), await count(other), await count('never-published')]).toEqual([
      3, 0, 0,
    ]);
    await expect(trino.query('select * from allocation_aliases')).rejects.toThrow('set_hash');
  });
});
