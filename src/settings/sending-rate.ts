/** The default number of mails per second, used by the digest's settings and the stacks. */

/** SES's send rate of a new account outside the sandbox. */
export const defaultSendsPerSecond = 14;
