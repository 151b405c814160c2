/** The title of a page, also of the browser's tab, and below it what its figures are. */
import { type ReactNode, useEffect } from 'react';

interface PageHeadProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · finops-digest`;
  }, [title]);
  return (
    <>
      <h1>{title}</h1>
      {children === undefined ? null : <p className="quiet small">{children}</p>}
    </>
  );
}
