/** What of SES's client is used here, and all that a bundle holds of it: see `quicksight-commands.ts`. */
export { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
