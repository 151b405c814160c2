/**
 * Text that would not reach AWS unchanged: in Terraform's JSON '${…}' and '%{…}' are evaluated, so a
 * setting that contains them would get another meaning. CDKTF's own tokens look the same.
 */

/** One problem per text; each begins with the setting's path: 'mail.to[0]: given …'. */
export function templateProblems(given: unknown, path = ''): string[] {
  if (typeof given === 'string') {
    if (!/[$%]\{/.test(given)) return [];
    const accepted = `text without \${ and %{, which Terraform would evaluate`;
    return [`${path}: given ${JSON.stringify(given)}; accepted: ${accepted}`];
  }
  if (Array.isArray(given)) {
    return given.flatMap((one, index) => templateProblems(one, `${path}[${index}]`));
  }
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    templateProblems(value, path === '' ? name : `${path}.${name}`),
  );
}
