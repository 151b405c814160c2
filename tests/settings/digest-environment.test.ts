/** Settings from the functions' environment: defaults, and errors that name every variable. */
import { describe, expect, it } from 'vitest';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { defaultUntaggedResources } from '../../src/settings/defaults.ts';
import { readDigestSettings } from '../../src/settings/digest-environment.ts';
import { completeSettings, readBudgets } from '../../src/settings/finops-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

const least = {
  DIGEST_MAIL_FROM: 'digest@example.com',
  DIGEST_MAIL_TO: 'a@example.com, b@example.com',
};

describe('the environment', () => {
  it('needs only sender and readers; other variables have defaults', () => {
    expect(readDigestSettings(least)).toMatchObject({
      budgetsKey: 'budgets/budgets.csv',
      settings: {
        costMetric: 'unblended',
        currency: null,
        ouDepth: null,
        restatementDays: 14,
        untaggedResources: defaultUntaggedResources,
        thresholds: { green: 0.9, yellow: 1 },
        mail: { from: 'digest@example.com', staleSeconds: 900, claimWaitSeconds: 60 },
      },
      recipientsKey: 'recipients/recipients.csv',
      defaultReaders: ['a@example.com', 'b@example.com'],
    });
  });

  it('treats an empty value as unset, as Terraform writes it', () => {
    const { settings } = readDigestSettings({ ...least, DIGEST_CURRENCY: '', DIGEST_OU_DEPTH: '' });
    expect(settings).toMatchObject({ currency: null, ouDepth: null });
  });

  it('has the light’s thresholds, and refuses them together', () => {
    const given = (green: string, yellow: string) =>
      readDigestSettings({ ...least, DIGEST_GREEN_RATIO: green, DIGEST_YELLOW_RATIO: yellow });
    expect(given('0.95', '1.1').settings.thresholds).toEqual({ green: 0.95, yellow: 1.1 });
    expect(() => given('1.1', '1')).toThrow(
      'DIGEST_GREEN_RATIO, DIGEST_YELLOW_RATIO: given 1.1 and 1; accepted: two shares of the budget',
    );
    expect(() => given('', '1')).toThrow('given 0 and 1; accepted');
    expect(() => given('nine', '1')).toThrow(/DIGEST_GREEN_RATIO/);
  });

  it('has the web dashboard’s address without a slash at its end, if it is set', () => {
    const given = (url: string) =>
      readDigestSettings({ ...least, DIGEST_DASHBOARD_URL: url }).settings.dashboardUrl;
    expect(given('https://costs.example.com/')).toBe('https://costs.example.com');
    expect(given('')).toBeUndefined();
    expect(readDigestSettings(least).settings.dashboardUrl).toBeUndefined();
    expect(() => given('http://costs.example.com')).toThrow(
      /DIGEST_DASHBOARD_URL: an https address such as .*: http is only for this computer; write https/,
    );
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
  it('are empty without the object, and an error in them names object and line', async () => {
    const store = new DirectoryStore(tempFolder());
    expect(await readBudgets(store, 'budgets/budgets.csv')).toEqual([]);
    const text = 'ou,month,amount,currency\nRoot,2026-11,many,USD\n';
    await store.put('budgets/budgets.csv', Buffer.from(text));
    await expect(readBudgets(store, 'budgets/budgets.csv')).rejects.toThrow(
      /budgets\.csv, line 2: amount is 'many'/,
    );
  });
});

describe('recipients in the bucket', () => {
  const key = 'recipients/recipients.csv';
  const complete = async (text?: string) => {
    const store = new DirectoryStore(tempFolder());
    if (text !== undefined) await store.put(key, Buffer.from(text));
    return (await completeSettings(store, readDigestSettings(least))).mail;
  };
  const defaults = [
    { scope: '*', address: 'a@example.com' },
    { scope: '*', address: 'b@example.com' },
  ];

  it('are the readers of the environment without the object', async () => {
    expect(await complete()).toMatchObject({ recipients: defaults, recipientFaults: [] });
  });

  it('are those of the file; the readers of the environment are used when it has none for *', async () => {
    const owner = { scope: 'Root/Retail', address: 'shop@example.com' };
    expect((await complete('ou,address\nRoot/Retail/,shop@example.com\n')).recipients).toEqual([
      ...defaults,
      owner,
    ]);
    const text = 'ou,address\nRoot/Retail,shop@example.com\n*,cfo@example.com\n';
    expect((await complete(text)).recipients).toEqual([
      owner,
      { scope: '*', address: 'cfo@example.com' },
    ]);
  });

  it('lose only the invalid rows, each reported with its line', async () => {
    const text = 'ou,address\nRoot/A,nobody\nRoot/B,b@example.com\nUnassigned,c@example.com\n';
    const { recipients, recipientFaults } = await complete(text);
    expect(recipients).toEqual([...defaults, { scope: 'Root/B', address: 'b@example.com' }]);
    expect(recipientFaults).toHaveLength(2);
    expect(recipientFaults[0]).toMatch(/recipients\.csv, line 2: not an email address; write one/);
    expect(recipientFaults[1]).toMatch(/line 4: ou is 'Unassigned'; write '\*'/);
  });

  it('are the readers of the environment when the file is not such a table', async () => {
    const { recipients, recipientFaults } = await complete('who\nme\n');
    expect(recipients).toEqual(defaults);
    expect(recipientFaults[0]).toMatch(/recipients\.csv, line 2: no column ou/);
  });
});
