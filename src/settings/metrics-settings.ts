/** The settings of the resource metrics from the environment. Terraform sets the same names. */
import * as z from 'zod/mini';
import { optionalVariable, parseEnvironment } from './parse-environment.ts';

/** Of the cost of all resources that have metrics: the rest is many cheap ones. */
export const defaultMetricShare = 0.9;
/** 10,000 metrics a day: about 3 USD a month. */
export const defaultMetricUsdPerDay = 0.1;
/** Days before yesterday that a run completes. */
export const defaultMetricHealDays = 7;
export const maxMetricHealDays = 30;

/** CloudWatch keeps points of an hour for 455 days. */
export const keptMetricDays = 455;

/** Environment variable → what it accepts. */
export const metricsEnvironment = z.object({
  /** The costliest resources are asked for until they are this share of the cost of all that have metrics. */
  DIGEST_METRICS_COST_RATIO: z._default(
    z.coerce.number().check(z.minimum(0), z.maximum(1)),
    defaultMetricShare,
  ),
  /** Or until asking for them costs this much for one day, in US dollars. */
  DIGEST_METRICS_USD_PER_DAY: z._default(
    z.coerce.number().check(z.minimum(0), z.maximum(1000)),
    defaultMetricUsdPerDay,
  ),
  DIGEST_METRICS_HEAL_DAYS: z._default(
    z.coerce.number().check(z.int(), z.minimum(0), z.maximum(maxMetricHealDays)),
    defaultMetricHealDays,
  ),
  /** The s3:// URI of the folder with the days' folders of AWS's recommendations; unset: there is no such export. */
  DIGEST_RECOMMENDATIONS_LOCATION: optionalVariable(z.string().check(z.startsWith('s3://'))),
  /** Region of that bucket; default: the function's own. */
  DIGEST_RECOMMENDATIONS_REGION: optionalVariable(z.string().check(z.minLength(1))),
  /** The currency whose lines count; unset if the bill has only one. */
  DIGEST_CURRENCY: optionalVariable(z.string().check(z.regex(/^[A-Z]{3}$/))),
  DIGEST_OU_DEPTH: optionalVariable(z.coerce.number().check(z.int(), z.minimum(1))),
});

export interface RecommendationsLocation {
  /** An s3:// URI. */
  readonly location: string;
  readonly region: string | null;
}

export interface MetricsSettings {
  /** 0 to 1. */
  readonly share: number;
  /** USD. */
  readonly maxUsdPerDay: number;
  readonly healDays: number;
  /** The export of AWS's own recommendations; null: there is none. */
  readonly recommendations: RecommendationsLocation | null;
  readonly currency: string | null;
  readonly ouDepth: number | null;
}

/** Throws an Error naming each variable that is wrong, and what it accepts. */
export function readMetricsSettings(environment: NodeJS.ProcessEnv): MetricsSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const env = parseEnvironment(metricsEnvironment, Object.fromEntries(given));
  return {
    share: env.DIGEST_METRICS_COST_RATIO,
    maxUsdPerDay: env.DIGEST_METRICS_USD_PER_DAY,
    healDays: env.DIGEST_METRICS_HEAL_DAYS,
    recommendations: locationOf(env),
    currency: env.DIGEST_CURRENCY ?? null,
    ouDepth: env.DIGEST_OU_DEPTH ?? null,
  };
}

function locationOf(env: z.infer<typeof metricsEnvironment>): RecommendationsLocation | null {
  const location = env.DIGEST_RECOMMENDATIONS_LOCATION;
  if (location === undefined) return null;
  return { location, region: env.DIGEST_RECOMMENDATIONS_REGION ?? null };
}
