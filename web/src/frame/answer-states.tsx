/** What is shown in the place of an answer: while it is made, when it failed, and when there is none. */
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-client.ts';

/** The shape of what comes. Its style shows it only after 300 ms, so that quick answers do not flicker. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" role="status" aria-label={`Loading ${what}`}>
      <div className="bone wide" />
      <div className="bone" />
      <div className="bone" />
      <div className="bone narrow" />
    </div>
  );
}

interface FailedProps {
  /** 'The costs'. */
  readonly what: string;
  readonly error: unknown;
  readonly retry: () => void;
}

export function Failed({ what, error, retry }: FailedProps) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div className="state" role="alert">
      <h2>{what} could not be read.</h2>
      <p>
        {known === undefined
          ? 'The page failed. Load it again.'
          : `${known.title}. ${known.message}`}
      </p>
      {known === undefined || known.errors.length === 0 ? null : (
        <ul>
          {known.errors.map(({ pointer, detail }) => (
            <li key={`${pointer}${detail}`}>
              {pointer}: {detail}
            </li>
          ))}
        </ul>
      )}
      {known?.status === 403 ? (
        <p>Ask who runs this system whether you should have access.</p>
      ) : null}
      <p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </p>
    </div>
  );
}

export function Nothing({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Of an archive without any day. */
export function NothingArchived() {
  return (
    <Nothing title="Nothing is archived yet.">
      <p>The digest fills the archive on its first run. On a laptop, with the sample's bill:</p>
      <code className="command">npm run demo</code>
    </Nothing>
  );
}
