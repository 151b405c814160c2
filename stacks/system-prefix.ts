/** What every name of a system starts with. */
export function systemPrefix(system: {
  readonly organization: string;
  readonly environment: string;
}): string {
  return `${system.organization}-finops-${system.environment}`;
}
