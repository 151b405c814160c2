/**
 * One row of AWS's Data Export COST_OPTIMIZATION_RECOMMENDATIONS, and the columns that are read of it.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cor-columns.html
 */

/** Texts are untrusted, and empty where the export has null. */
export interface ExportedRecommendation {
  readonly recommendationId: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly resourceArn: string;
  /** Of the current resource; of a purchase, what to buy. */
  readonly resourceType: string;
  readonly action: string;
  readonly source: string;
  readonly currency: string;
  readonly currentResource: string;
  readonly recommendedResource: string;
  readonly effort: string;
  /** 'true', 'false' or ''. */
  readonly restartNeeded: string;
  readonly rollbackPossible: string;
  /** ISO 8601. */
  readonly refreshedAt: string;
  readonly lookbackDays: number | null;
  readonly savingsBasis: 'after discount' | 'before discount' | '';
  /** In the recommendation's currency; both on the same basis. */
  readonly monthlySavings: number | null;
  readonly monthlyCost: number | null;
}

/** Without these a recommendation cannot be joined or added up. The customer's query chooses the columns. */
export const essentialColumns = [
  'account_id',
  'action_type',
  'currency_code',
  'estimated_monthly_savings_before_discount',
  'recommendation_id',
  'resource_arn',
] as const;

const otherColumns = [
  'current_resource_summary',
  'current_resource_type',
  'estimated_monthly_cost_after_discount',
  'estimated_monthly_cost_before_discount',
  'estimated_monthly_savings_after_discount',
  'implementation_effort',
  'last_refresh_timestamp',
  'recommendation_lookback_period_in_days',
  'recommendation_source',
  'recommended_resource_summary',
  'recommended_resource_type',
  'region',
  'restart_needed',
  'rollback_possible',
] as const;

export const exportColumns = [...essentialColumns, ...otherColumns] as const;

export type ExportColumn = (typeof exportColumns)[number];

/** A row by column, as a file has it; a column that the file lacks is missing. */
export type RawRow = Readonly<Partial<Record<ExportColumn, unknown>>>;
