/** How many mails a second leave unless settings say otherwise: the digest's settings and the stacks agree. */

/** SES's rate of a new account that has left the sandbox. */
export const defaultSendsPerSecond = 14;
