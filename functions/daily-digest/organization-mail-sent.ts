/** The key in the run record from which the handler counts sent digests. */

/** Fact of the step 'send': whether the readers of the whole organization have their mail. */
export const organizationMailSentKey = 'wholeDelivered';
