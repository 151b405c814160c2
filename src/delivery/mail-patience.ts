/**
 * How long a run waits for another one that has the same mail, and after how long it takes that one for
 * crashed: one pair for all functions, another for a laptop.
 */

export interface MailPatience {
  /** Seconds after which a claim or a send that did not finish is considered crashed. */
  readonly staleSeconds: number;
  /** Seconds to wait for another run that has just begun to send the same mail. */
  readonly claimWaitSeconds: number;
}

/**
 * Stale is longer than any invocation can last. The wait is as long as another run, started by the same
 * event, takes for a mail and some more.
 */
export const functionPatience: MailPatience = { staleSeconds: 900, claimWaitSeconds: 60 };

/** Nobody else runs on a laptop: whoever repeats a run at once is told to wait a minute. */
export const laptopPatience: MailPatience = { staleSeconds: 60, claimWaitSeconds: 0 };
