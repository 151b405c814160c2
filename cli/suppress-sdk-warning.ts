/**
 * Suppresses the AWS SDK's warning about Node 20: package.json defines which Node version is enough, and
 * the user of this command cannot change that. Every other warning stays.
 */

/** The SDK's own switch; a value that the user has set is not changed. */
const variable = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/** Call it before any client of the SDK is made. */
export function suppressSdkWarning(): void {
  process.env[variable] ??= 'true';
}
