/** Settings from the functions' environment: defaults, and every fault named. */
import { describe, expect, it } from 'vitest';
import {
  readBudgets,
  readDigestSettings,
} from '../../functions/daily-digest/digest-environment.ts';
import { DirectoryStore } from '../../functions/platform/local/directory-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

const least = {
  DIGEST_MAIL_FROM: 'digest@example.com',
  DIGEST_MAIL_TO: 'a@example.com, b@example.com',
};

describe('the environment', () => {
  it('needs sender and readers only; the rest has defaults', () => {
    expect(readDigestSettings(least)).toMatchObject({
      budgetsKey: 'budgets/budgets.csv',
      settings: {
        costMetric: 'unblended',
        currency: null,
        ouDepth: null,
        restatementDays: 14,
        thresholds: { green: 0.9, yellow: 1 },
        mail: { to: ['a@example.com', 'b@example.com'], staleSeconds: 900 },
      },
    });
  });

  it('takes an empty value for one that is not set, as Terraform writes it', () => {
    const { settings } = readDigestSettings({ ...least, DIGEST_CURRENCY: '', DIGEST_OU_DEPTH: '' });
    expect(settings).toMatchObject({ currency: null, ouDepth: null });
  });

  it('names every variable that is wrong', () => {
    const wrong = {
      DIGEST_COST_METRIC: 'blended',
      DIGEST_OU_DEPTH: '9',
      DIGEST_MAIL_TO: 'a@example.com',
    };
    expect(() => readDigestSettings(wrong)).toThrow(
      /DIGEST_COST_METRIC.*DIGEST_OU_DEPTH.*DIGEST_MAIL_FROM/s,
    );
  });
});

describe('budgets in the bucket', () => {
  it('are none without the object, and a fault in them names object and line', async () => {
    const store = new DirectoryStore(tempFolder());
    expect(await readBudgets(store, 'budgets/budgets.csv')).toEqual([]);
    const text = 'ou,month,amount,currency\nRoot,2026-11,many,USD\n';
    await store.put('budgets/budgets.csv', Buffer.from(text));
    await expect(readBudgets(store, 'budgets/budgets.csv')).rejects.toThrow(
      /budgets\.csv, line 2: amount is 'many'/,
    );
  });
});
