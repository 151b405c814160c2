/** A budget of a unit that does not exist: reported at the top, to the readers who can correct the file. */
import { describe, expect, it } from 'vitest';
import type { UnknownBudget } from '../../../src/domain/figures/trust.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../figures-fixture.ts';
import { keptScenarios } from '../kept-scenarios.ts';
import { ownersFigures } from '../unusual-scenarios.ts';

const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const mailWith = (...unknownBudgets: UnknownBudget[]) => {
  const mail = composeDigest(figuresWith({ trust: { unknownBudgets } }));
  return { ...mail, text: oneLine(mail.text) };
};
const shpo = { ou: 'Root/Shpo', nearest: 'Root/Shop', amount: 4_000 };

describe('a budget that matches no unit', () => {
  it('is reported before any figure, with the unit that was probably meant', () => {
    const { text, html } = mailWith(shpo);
    expect(text).toMatch(
      /^The budget of Root\/Shpo does not match an OU \(did you mean Root\/Shop\?\); correct the budgets file\. AWS/,
    );
    expect(html).toMatch(/The budget of <b><bdi>Root\/Shpo<\/bdi><\/b> does not match an OU/);
  });

  it('is reported without a hint if no name is similar', () => {
    expect(mailWith({ ...shpo, nearest: null }).text).toContain(
      'Root/Shpo does not match an OU; corr',
    );
  });

  it('may be one of several, of which three are named', () => {
    const others = ['a', 'b', 'c'].map((ou) => ({ ou, nearest: null, amount: 1 }));
    expect(mailWith(shpo, ...others).text).toContain(
      'Four budgets do not match an OU: Root/Shpo (did you mean Root/Shop?), a, b and one more; correct',
    );
  });

  it('is not reported a second time as a budget without cost', () => {
    const { text } = composeDigest(keptScenarios['unknown-budget']());
    expect(oneLine(text)).toContain('One OU has a budget this month but no cost: Idle.');
  });

  it('comes after the problems of the bill', () => {
    const { trust } = keptScenarios['held-days']();
    const { text } = composeDigest(figuresWith({ trust: { ...trust, unknownBudgets: [shpo] } }));
    expect(text).toMatch(/^AWS’s bill has lost[^.]*\.[^.]*\.[^.]*\.\n\nThe budget of Root\/Shpo/);
  });

  it('is not shown to the owner of a unit', () => {
    const { ous } = figuresWith();
    const figures = ownersFigures('Root/Security', ous.slice(5, 6));
    const trust = { ...figures.trust, unknownBudgets: [shpo] };
    expect(composeDigest({ ...figures, trust }).text).not.toContain('Shpo');
  });

  it('is escaped, for any name', () => {
    const { html, subject } = composeDigest(keptScenarios['hostile-budgets']());
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('<bdi>Root/&lt;script&gt;alert(1)&lt;/script&gt;</bdi>');
    expect(subject).not.toContain('script');
  });
});
