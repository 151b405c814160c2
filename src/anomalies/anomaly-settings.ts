/**
 * What an operator may choose about anomalies, with defaults that the benchmark stands behind
 * (`npm run bench -- anomalies`).
 */

export interface AnomalySettings {
  /** A deviation below this much money is never told; in the digest's currency. */
  readonly floorAmount: number;
  /** Nor one below this share (0 to 1) of what the organization spends on a day. */
  readonly floorShare: number;
  /** Width of what is expected, in robust standard deviations. */
  readonly tolerance: number;
  /** Days before the report day that are looked at. */
  readonly historyDays: number;
  /** Archived days before the report day below which nothing can be told. */
  readonly minimumHistoryDays: number;
  /** Share (0 to 1) of the usual number of lines below which a low cost may be a late one. */
  readonly dropCompleteness: number;
  /** Hours after a day's end from when its costs are taken to be all there. */
  readonly settlingHours: number;
  /** How many anomalies are explained by the drill query, the largest first. */
  readonly drilledAnomalies: number;
  /** How many accounts and usage types explain one anomaly at most. */
  readonly driverCount: number;
}

export const defaultAnomalySettings: AnomalySettings = {
  floorAmount: 25,
  floorShare: 0.002,
  tolerance: 4,
  historyDays: 56,
  minimumHistoryDays: 21,
  dropCompleteness: 0.9,
  settlingHours: 48,
  drilledAnomalies: 20,
  driverCount: 5,
};
