/**
 * Small accounts whose names attack the programs that read them: spreadsheets (formulas), HTML (tags), CSV
 * (quotes, commas, line breaks), and layouts (emoji, right-to-left text). AWS allows all of them.
 */
import type { Account } from './account.ts';

/** An OU name that is markup; it contains one of the hostile accounts. */
export const hostileOu = 'Root/Sandbox/<img src=x onerror=alert(1)> "Skunkworks", R&D';

export const hostileNames: readonly string[] = [
  '=HYPERLINK("http://evil.example","click")',
  '<script>alert(1)</script>',
  'Quotes "double" and \'single\', comma\nand a second line',
  '👩‍🚀 Émile’s Lab 🧪',
  'مختبر البيانات',
  '+1-2@SUM(A1:A9)',
];

/** One account per hostile name, each with a small cost. Ids start with 0. */
export const hostileAccounts: readonly Account[] = hostileNames.map((name, index) => ({
  id: `09000000020${index}`,
  name,
  ou: index === 1 ? hostileOu : 'Root/Sandbox',
  profile: 'minor',
  dailyCost: 60 + 10 * index,
  environment: 'test',
}));
