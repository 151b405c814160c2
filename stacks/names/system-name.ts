/** The name of a system. All its resources' names start with it; it is unique in an account. */
export function systemName(settings: {
  readonly organization: string;
  readonly environment: string;
}): string {
  return `${settings.organization}-finops-${settings.environment}`;
}
