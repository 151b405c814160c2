/** What all figures were made from, and whether they can be trusted: at the foot of every page. */
import type { ReactNode } from 'react';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Answer, Status } from '../api/answers.ts';
import { useReader, useStatus } from '../api/use-answers.ts';
import { rangeText } from '../words/day-words.ts';
import { reconciledText, throughText } from '../words/trust-words.ts';

export function TrustFooter() {
  const { data: status } = useStatus();
  const sees = useReader().data?.data.words;
  if (status === undefined) return null;
  const through = status.dataThrough === null ? null : parseBillingDay(status.dataThrough);
  return (
    <footer className="trust">
      <dl className="wrap">
        <Fact name="Data through">{throughText(through, Date.now())}</Fact>
        <Fact name="Against the bill">{reconciledText(status.reconciled, status.data)}</Fact>
        <Fact name="Archive">
          Version <code>{status.archiveVersion.slice(0, 8)}</code>
          {fromText(status)}
        </Fact>
        <Fact name="You see">
          {sees === undefined ? '…' : `${sees.charAt(0).toUpperCase()}${sees.slice(1)}.`}
        </Fact>
        <Fact name="Rules">
          {status.rulesVersion === null ? (
            'None are published: no cost has a team.'
          ) : (
            <>
              Version <code>{status.rulesVersion.slice(0, 8)}</code>
            </>
          )}
        </Fact>
      </dl>
    </footer>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function fromText({ data }: Answer<Status>): string {
  if (data.dataFrom === null) return '.';
  return `, from ${rangeText(oneDay(data.dataFrom))}.`;
}

function oneDay(day: string) {
  return { from: parseBillingDay(day), to: parseBillingDay(day) };
}
