/**
 * Keeps the AWS SDK's advice to leave Node 20 off the terminal: package.json says which Node is enough,
 * and a reader of costs can do nothing about it. Every other warning stays.
 */

/** As the SDK itself offers; who has set the variable is left with what it says. */
const variable = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/** To be called before a client of the SDK is made. */
export function withoutSdkAdvice(): void {
  process.env[variable] ??= 'true';
}
