/**
 * How long a run waits for another run that has claimed the same mail, and after how long that run is
 * considered crashed: one pair of values for all functions, another for a laptop.
 */

export interface MailPatience {
  /** Seconds after which the run of an unfinished claim or send is considered crashed. */
  readonly staleSeconds: number;
  /** Seconds to wait for another run that has claimed the same mail. */
  readonly claimWaitSeconds: number;
}

/**
 * `staleSeconds` is longer than any invocation can last. `claimWaitSeconds` is longer than another run,
 * started by the same event, needs for a mail.
 */
export const functionPatience: MailPatience = { staleSeconds: 900, claimWaitSeconds: 60 };

/** A laptop has no parallel runs: a run repeated at once fails and says to wait a minute. */
export const laptopPatience: MailPatience = { staleSeconds: 60, claimWaitSeconds: 0 };
