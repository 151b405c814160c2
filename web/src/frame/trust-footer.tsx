/** What all figures were made from, and whether they can be trusted: at the foot of every page. */
import type { ReactNode } from 'react';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Answer, Status } from '../api/answers.ts';
import { useStatus } from '../api/use-answers.ts';
import { counted, fullDay, rangeText } from '../words/day-words.ts';

export function TrustFooter() {
  const { data: status } = useStatus();
  if (status === undefined) return null;
  return (
    <footer className="trust">
      <dl className="wrap">
        <Fact name="Data through">{throughText(status)}</Fact>
        <Fact name="Against the bill">{reconciledText(status)}</Fact>
        <Fact name="Archive">
          Version <code>{status.archiveVersion.slice(0, 8)}</code>
          {fromText(status)}
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

function throughText({ dataThrough }: Answer<Status>): string {
  if (dataThrough === null) return 'Nothing is archived yet.';
  return `${fullDay(parseBillingDay(dataThrough))}, UTC.`;
}

function fromText({ data }: Answer<Status>): string {
  if (data.dataFrom === null) return '.';
  return `, from ${rangeText(oneDay(data.dataFrom))}.`;
}

function oneDay(day: string) {
  return { from: parseBillingDay(day), to: parseBillingDay(day) };
}

function reconciledText({ reconciled, dataThrough, data }: Answer<Status>): string {
  if (reconciled === null || dataThrough === null) return 'Not known: nothing is archived yet.';
  if (reconciled) return 'Every archived day equals the bill as it was last read.';
  const [count, verb] = [data.heldDays.length, data.heldDays.length === 1 ? 'is' : 'are'];
  return `${counted(count, 'day')} ${verb} older than the bill, which could not be trusted when it was last read.`;
}
