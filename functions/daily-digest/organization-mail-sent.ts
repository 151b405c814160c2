/** What the run record says of the mails that left, and whoever counts them looks for. */

/** The fact of the send step that says whether readers of the whole organization have their mail. */
export const organizationMailSentKey = 'wholeDelivered';
