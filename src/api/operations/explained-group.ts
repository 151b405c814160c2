/** One group of an explanation: archived costs that the rules treat alike, and why they belong where they do. */
import * as z from 'zod';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import type { Row } from '../../queries/collect.ts';
import type { costsBySchema } from '../../queries/question-statements.ts';
import { decimalText, money } from '../questions/decimal-text.ts';
import { type ExplainedRow, knownVerdicts, verdictKinds } from '../rules/explain-row.ts';
import { visibleRules } from '../rules/visible-rules.ts';

export const explainedGroup = z.object({
  x_Target: z.string(),
  x_RuleId: z.string().describe("'': no rule claims it."),
  SubAccountId: z.string(),
  x_OrganizationalUnit: z.string(),
  ServiceName: z.string(),
  x_ChargeType: z.string(),
  x_Environment: z.string(),
  cost: money,
  lines: z.number(),
  linesWithoutCost: z.number().describe('Lines whose cost is not known: they count as 0.'),
  condition: z
    .string()
    .nullable()
    .describe('Of the rule, in words; null without one, and where this reader may not see it.'),
  lookup: z.string().nullable().describe('What the rule looks up, in words.'),
  reason: z.string().nullable().describe('As the rule gives it.'),
  verdicts: z
    .array(z.object({ id: z.string(), kind: z.enum(verdictKinds), words: z.string() }))
    .describe(
      'Of the rules that this reader may see, in their order, up to the one that claims the line.',
    ),
});

type StoredRow = Row<typeof costsBySchema>;

/** The OU is not known as rules read it, because reports may cut its path. */
export function knownOf(
  row: StoredRow,
  day: BillingDay,
  resource: string | undefined,
): ExplainedRow {
  const columns = {
    account: row.account,
    service: row.service,
    region: row.region,
    operation: row.operation,
    usageType: row.usage_type,
    chargeType: row.charge_type,
  };
  const known = resource === undefined ? columns : { ...columns, resource };
  return { day, ruleId: row.rule, columns: known, environment: row.environment };
}

export function groupOf(
  row: StoredRow,
  known: ExplainedRow,
  { set, scope }: { readonly set: RuleSet; readonly scope: ReaderScope },
) {
  const visible = new Map(visibleRules(set.rules, scope).map((rule) => [rule.id, rule]));
  const rule = visible.get(row.rule);
  return {
    x_Target: row.team,
    x_RuleId: row.rule,
    SubAccountId: row.account,
    x_OrganizationalUnit: row.ou,
    ServiceName: row.service,
    x_ChargeType: row.charge_type,
    x_Environment: row.environment,
    cost: decimalText(row.cost),
    lines: row.line_count,
    linesWithoutCost: row.unknown_lines,
    condition: rule?.condition ?? null,
    lookup: rule?.lookup ?? null,
    reason: rule?.reason ?? null,
    verdicts: knownVerdicts(set, known).filter(
      ({ id, kind }) => kind === 'won' || (visible.get(id)?.condition ?? null) !== null,
    ),
  };
}
