/** What a module refuses beside what any settings do: its caller's own, and variables that cannot be. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';

const to = ['chief@example.com'];

describe('a module', () => {
  const module = { module: true, bill: { kind: 'export-cur2' } };
  const faultsIn = (change: object) => {
    try {
      readEnvironments({ ...module, ...change });
    } catch (error) {
      return (error as Error).message;
    }
    return 'none';
  };

  test('whose caller gives a schedule does not compare it with a default', () => {
    const executives = { route: 'rendered', to };
    const late = { digest: 'cron(0 9 ? * MON-FRI *)' };
    expect(faultsIn({ executives, schedules: { ...late, snapshot: 'variable' } })).toBe('none');
    expect(faultsIn({ executives, schedules: late })).toContain('schedules.snapshot: given');
  });

  test('makes no dashboard: the page needs one by name, which the caller may give', () => {
    const executives = { route: 'anonymous', to };
    expect(faultsIn({ executives })).toContain('executives.dashboardId: given nothing');
    expect(faultsIn({ executives: { ...executives, dashboardId: 'variable' } })).toBe('none');
  });

  test.each([
    [
      { bill: { kind: 'existing', source: 'cur2', bucket: 'variable', prefix: 'variable' } },
      'bill.prefix',
    ],
    [{ mail: { configurationSet: 'variable' } }, 'mail.configurationSet'],
    [{ directory: { source: 'csv', csvKey: 'variable' } }, 'directory.csvKey'],
  ])('takes the word for no name where no variable can be: %j', (change, path) => {
    expect(faultsIn(change)).toContain(
      `context.digest.${path}: given "variable"; accepted: the value itself, since no variable can be`,
    );
  });

  test.each(['accountId', 'region', 'backend'])('says once that it has no %s', (name) => {
    const problems = faultsIn({ [name]: 'x' });
    expect(problems.split('\n- ').slice(1)).toEqual([
      expect.stringContaining(`context.digest.${name}: given "x"; accepted: nothing, since`),
    ]);
  });
});
