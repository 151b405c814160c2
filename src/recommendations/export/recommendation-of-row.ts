/** Reads one row of the export. Pure; a value of another type than documented is unknown, never a guess. */
import type { ExportColumn, ExportedRecommendation, RawRow } from './exported-recommendation.ts';

const longestText = 2_000;

/** Null for a row that names no account or no recommendation: it can neither be shown nor compared. */
export function recommendationOfRow(row: RawRow): ExportedRecommendation | null {
  const text = (column: ExportColumn) => textOf(row[column]);
  const account = text('account_id');
  const recommendationId = text('recommendation_id');
  if (!/^\d{12}$/.test(account) || recommendationId === '') return null;
  return {
    recommendationId,
    account,
    region: text('region'),
    resourceArn: text('resource_arn'),
    resourceType: text('current_resource_type') || text('recommended_resource_type'),
    action: text('action_type'),
    source: text('recommendation_source'),
    currency: text('currency_code').toUpperCase(),
    currentResource: text('current_resource_summary'),
    recommendedResource: text('recommended_resource_summary'),
    effort: text('implementation_effort'),
    restartNeeded: booleanText(text('restart_needed')),
    rollbackPossible: booleanText(text('rollback_possible')),
    refreshedAt: timeText(row['last_refresh_timestamp']),
    lookbackDays: wholeNumber(row['recommendation_lookback_period_in_days']),
    ...amountsOf(row),
  };
}

/** After discounts is what would be saved on the invoice; AWS may leave it out. */
function amountsOf(
  row: RawRow,
): Pick<ExportedRecommendation, 'savingsBasis' | 'monthlySavings' | 'monthlyCost'> {
  const after = numberOf(row['estimated_monthly_savings_after_discount']);
  if (after !== null) {
    const monthlyCost = numberOf(row['estimated_monthly_cost_after_discount']);
    return { savingsBasis: 'after discount', monthlySavings: after, monthlyCost };
  }
  const before = numberOf(row['estimated_monthly_savings_before_discount']);
  if (before === null) return { savingsBasis: '', monthlySavings: null, monthlyCost: null };
  const monthlyCost = numberOf(row['estimated_monthly_cost_before_discount']);
  return { savingsBasis: 'before discount', monthlySavings: before, monthlyCost };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, longestText);
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

function booleanText(text: string): string {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false' ? lower : '';
}

function numberOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : typeof value === 'number' || typeof value === 'bigint'
        ? Number(value)
        : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

function wholeNumber(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** Parquet has timestamps; CSV has texts such as '2026-11-20T04:05:06.000Z'. Without a zone they are UTC. */
function timeText(value: unknown): string {
  if (value instanceof Date) return isoText(value);
  if (typeof value !== 'string' || value.trim() === '') return '';
  const text = value.trim().replace(' ', 'T');
  return isoText(new Date(/[zZ]|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`));
}

function isoText(time: Date): string {
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}
