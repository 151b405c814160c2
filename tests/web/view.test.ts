/** A page's address holds its whole view, spelled as the API's query and as the links of the mails. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { dashboardLinks } from '../../src/domain/links/dashboard-links.ts';
import { openedRow } from '../../web/src/view/next-group.ts';
import { periodOfDays } from '../../web/src/view/periods.ts';
import { rowsAddress } from '../../web/src/view/rows-address.ts';
import { linesQuery, readView, viewQuery } from '../../web/src/view/view.ts';

const [from, to] = ['2026-11-01', '2026-11-20'].map(parseBillingDay) as [never, never];

describe('a view', () => {
  it('is the one of a mail’s link, and writes the same link', () => {
    const link = dashboardLinks('https://costs.example.com').explore({
      from,
      to,
      metric: 'unblended',
      groupBy: ['service', 'account'],
      filter: { ou: 'Root/R&D + "Lab"', region: '' },
      compare: 'previous',
    });
    const { search } = new URL(link ?? '');
    const { view, problems } = readView(search, 'amortized');
    expect(problems).toEqual([]);
    expect(view).toMatchObject({
      metric: 'unblended',
      filter: { ou: ['Root/R&D + "Lab"'], region: [''] },
      isCompared: true,
    });
    expect(`?${viewQuery(view)}`).toBe(search);
  });

  it('has the digest’s metric where the address names none, and says so in every link', () => {
    const { view } = readView('group_by=service', 'net_amortized');
    expect(view.metric).toBe('net_amortized');
    expect(viewQuery(view)).toBe('metric=net_amortized&group_by=service');
    expect(rowsAddress(view)).toBe('/explore/rows?metric=net_amortized');
    expect(readView('metric=amortized', 'unblended').view.metric).toBe('amortized');
  });

  it('has several values of one filter', () => {
    const filters = 'filter%5Bteam%5D=shop&filter%5Bteam%5D=data';
    const query = `metric=unblended&${filters}`;
    const { view } = readView(query, 'unblended');
    expect(view.filter).toEqual({ team: ['shop', 'data'] });
    expect([viewQuery(view), linesQuery(view)]).toEqual([query, filters]);
  });

  it.each([
    ['from=2026-11-01', 'are not a range'],
    ['from=2026-11-20&to=2026-11-01', 'are not a range'],
    ['from=2026-02-30&to=2026-03-01', 'are not a range'],
    ['metric=net', "'net' is not a known metric; this is amortized."],
    ['group_by=service,colour', "'colour' is not a known group_by"],
    ['filter[colour]=red', "does not know 'filter[colour]'"],
  ])('names what its address has wrong: %s', (query, problem) => {
    expect(readView(query, 'amortized').problems.join()).toContain(problem);
  });

  it('does not ask for a comparison per day, which the API refuses', () => {
    const { view } = readView('granularity=day&compare=previous', 'amortized');
    expect(viewQuery(view)).toBe('metric=amortized&granularity=day');
  });
});

describe('days', () => {
  it('are named as the bar names them', () => {
    expect(periodOfDays({ from, to }, to)).toBe('month');
    expect(periodOfDays({ from: undefined, to: undefined }, to)).toBe('recent');
    expect(periodOfDays({ from: to, to }, to)).toBe('custom');
  });
});

it('a row is opened by the next finer dimension, under its own name', () => {
  const { view } = readView('filter[service]=Amazon%20S3&group_by=ou', 'unblended');
  const opened = openedRow(view, new Map([['ou', 'Root/Shop']]));
  const below = readView('filter[ou]=Root', 'unblended').view;
  expect(openedRow(below, new Map([['ou', 'Root/Shop']])).filter).toEqual({
    ouOnly: ['Root/Shop'],
  });
  expect(opened).toMatchObject({
    groupBy: ['usageType'],
    filter: { service: ['Amazon S3'], ouOnly: ['Root/Shop'] },
  });
});
