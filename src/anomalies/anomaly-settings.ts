/**
 * The settings of the anomaly search. The benchmark (`npm run bench -- anomalies`) measures the default
 * values.
 */

export interface AnomalySettings {
  /** Deviations below this amount are never reported; in the digest's currency. */
  readonly floorAmount: number;
  /** Deviations below this share (0 to 1) of the organization's daily cost are never reported. */
  readonly floorShare: number;
  /** Half the width of the expected range, in robust standard deviations. */
  readonly tolerance: number;
  /** Number of days before the report day to compare with. */
  readonly historyDays: number;
  /** With fewer archived days before the report day, there is no search. */
  readonly minimumHistoryDays: number;
  /** Below this share (0 to 1) of the usual number of lines, a low cost may be incomplete. */
  readonly dropCompleteness: number;
  /** Hours after a day's end from which its costs count as complete. */
  readonly settlingHours: number;
  /** Number of anomalies, largest first, whose causes are queried. */
  readonly drilledAnomalies: number;
  /** Maximum number of accounts and usage types shown for one anomaly. */
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
