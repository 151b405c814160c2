/** The name of a system, which starts the names of all that it has: one of a kind in an account. */
export function systemName(settings: {
  readonly organization: string;
  readonly environment: string;
}): string {
  return `${settings.organization}-finops-${settings.environment}`;
}
