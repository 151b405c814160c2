/**
 * The settings that only a module rejects: those of its caller, and variables that are not possible.
 */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';

const to = ['chief@example.com'];

describe('a module', () => {
  const module = { module: true, bill: { kind: 'export-cur2' } };
  const problemsIn = (change: object) => {
    try {
      readEnvironments({ ...module, ...change });
    } catch (error) {
      return (error as Error).message;
    }
    return 'valid';
  };

  test('whose caller gives a schedule does not compare it with a default', () => {
    const executives = { route: 'rendered', to };
    const late = { digest: 'cron(0 9 ? * MON-FRI *)' };
    expect(problemsIn({ executives, schedules: { ...late, snapshot: 'variable' } })).toBe('valid');
    expect(problemsIn({ executives, schedules: late })).toContain('schedules.snapshot: given');
  });

  test('creates no dashboard: the page needs the id of one, which the caller may give', () => {
    const executives = { route: 'anonymous', to };
    expect(problemsIn({ executives })).toContain('executives.dashboardId: given nothing');
    expect(problemsIn({ executives: { ...executives, dashboardId: 'variable' } })).toBe('valid');
  });

  test.each([
    [
      { bill: { kind: 'existing', source: 'cur2', bucket: 'variable', prefix: 'variable' } },
      'bill.prefix',
    ],
    [{ mail: { configurationSet: 'variable' } }, 'mail.configurationSet'],
    [{ directory: { source: 'csv', csvKey: 'variable' } }, 'directory.csvKey'],
  ])('rejects "variable" for a setting that cannot be one: %j', (change, path) => {
    expect(problemsIn(change)).toContain(
      `context.digest.${path}: given "variable"; accepted: the value itself, because this setting cannot be a variable`,
    );
  });

  test.each(['accountId', 'region', 'backend'])('reports once that it has no %s', (name) => {
    const problems = problemsIn({ [name]: 'x' });
    expect(problems.split('\n- ').slice(1)).toEqual([
      expect.stringContaining(`context.digest.${name}: given "x"; accepted: nothing, because`),
    ]);
  });
});
