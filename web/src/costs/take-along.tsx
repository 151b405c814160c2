/** Ways to take a view along: all its rows as CSV, its address, and the rows behind it. */
import { useState } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../api/api-client.ts';
import { downloadCsv } from '../api/download-csv.ts';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';

export function TakeAlong({ view }: { readonly view: ViewOfDays }) {
  const query = viewQuery(view);
  const name = `costs-${view.from}-to-${view.to}.csv`;
  return (
    <div className="actions">
      <CsvButton path={`/v1/costs?${query}&limit=10000`} fileName={name} />
      <CopyLink address={`/explore?${query}`} />
      <Link className="button" href={rowsAddress(view)}>
        Rows
      </Link>
    </div>
  );
}

export function CsvButton({
  path,
  fileName,
}: {
  readonly path: string;
  readonly fileName: string;
}) {
  const [said, say] = useState('');
  const save = async () => {
    say('Reading all rows …');
    try {
      await downloadCsv(path, fileName);
      say(`Saved as ${fileName}.`);
    } catch (error) {
      say(
        error instanceof ApiError ? `${error.title}. ${error.message}` : 'The file was not saved.',
      );
    }
  };
  return (
    <>
      <button type="button" onClick={() => void save()}>
        CSV
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </>
  );
}

/** The days are part of the address, so that the link shows the same tomorrow. */
export function CopyLink({ address }: { readonly address: string }) {
  const [said, say] = useState('');
  const copy = async () => {
    const full = new URL(address, window.location.href).href;
    try {
      await navigator.clipboard.writeText(full);
      say('Copied.');
    } catch {
      say(full);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy link
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </>
  );
}
