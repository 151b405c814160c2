/** Exports only those commands of SES's client that are used: see `quicksight-commands.ts`. */
export { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
