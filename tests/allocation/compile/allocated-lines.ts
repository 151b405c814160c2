/** Runs the compiled statement for a few lines on DuckDB, and the same lines through `evaluate`. */
import type { AllocationInput } from '../../../src/allocation/compile/allocation-input.ts';
import { allocationStatement } from '../../../src/allocation/compile/allocation-statement.ts';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../../src/allocation/evaluate/evaluate-line.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { QueryEngine } from '../../../src/ports/query-engine.ts';
import { collect } from '../../../src/queries/collect.ts';
import { linesRelation } from './lines-relation.ts';

const schema = {
  line_id: 'string',
  target: 'string',
  rule_id: 'string',
  application: 'string',
  environment: 'string',
  cents: 'integer',
} as const;

export interface CostLines {
  readonly lines: readonly BillLine[];
  /** The cost of each line. */
  readonly cents: readonly number[];
}

/** One row for each line, in their order. */
export async function allocatedBySql(engine: QueryEngine, set: RuleSet, costs: CostLines) {
  const input: AllocationInput = {
    lines: linesRelation(costs.lines, costs.cents),
    dimensions: ['line_id'],
    measures: ['cost'],
    lookups: lookupValues(set),
  };
  const sql = `select line_id, target, rule_id, application, environment,
    cast(cost * 100 as bigint) as cents
    from (${allocationStatement(set, input)}) order by cast(line_id as integer)`;
  return collect({ engine }, { name: 'allocation', sql, schema });
}

/** The same rows. */
export function allocatedByEvaluate(set: RuleSet, { lines, cents }: CostLines) {
  const evaluate = lineEvaluator(set);
  return lines.map((line, index) => {
    const { target, ruleId, application, environment } = evaluate(line);
    return {
      line_id: String(index),
      target,
      rule_id: ruleId ?? '',
      application,
      environment,
      cents: cents[index] ?? 0,
    };
  });
}
