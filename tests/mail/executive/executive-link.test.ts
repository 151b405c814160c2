/** The executives' mail has one link, to the overview, if there is a web dashboard. */
import { expect, it } from 'vitest';
import { dashboardLinks } from '../../../src/domain/links/dashboard-links.ts';
import { executiveMail } from '../../../src/mail/executive/executive-mail.ts';
import { figuresWith } from '../figures-fixture.ts';
import { linksIn } from '../links-in-html.ts';
import { executiveFiguresOf } from './executive-fixture.ts';

const figures = executiveFiguresOf(figuresWith());

it('leads to the overview', () => {
  const url = 'https://costs.example.com/overview';
  const dashboard = dashboardLinks('https://costs.example.com');
  const { html, text } = executiveMail(figures, 'The whole page is attached.', dashboard);
  expect(linksIn(html)).toEqual([{ words: 'See the overview of all costs', url }]);
  expect(text).toMatch(/attached\.\n\nSee the overview of all costs:\s+https:\S+\/overview\n$/);
});

it('has no link without a web dashboard', () => {
  const { html, text } = executiveMail(figures, 'The whole page is attached.');
  expect(html).not.toContain('<a ');
  expect(text).toMatch(/attached\.\n$/);
});
