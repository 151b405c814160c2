/** What every page has: a link past the navigation, the navigation, and what the figures were made from. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { SignOut } from '../login/sign-out.tsx';
import { ForReader } from './for-reader.tsx';
import { LongAnswerNote } from './long-answer-note.tsx';
import { TrustFooter } from './trust-footer.tsx';

const pages = [
  { path: '/overview', name: 'Overview', query: '' },
  { path: '/teams', name: 'Teams', query: '' },
  { path: '/explore', name: 'Explore', query: '?group_by=service' },
  { path: '/tags', name: 'Tags', query: '' },
  { path: '/rules', name: 'Rules', query: '' },
];

export function Frame({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const main = useFocusOnPage(path);
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="wrap top">
        <span className="brand">finops-digest</span>
        <nav aria-label="Pages">
          {pages.map((page) => (
            <Link
              key={page.path}
              href={`${page.path}${page.query}`}
              aria-current={currentOf(path, page.path)}
            >
              {page.name}
            </Link>
          ))}
        </nav>
        <SignOut />
      </header>
      <LongAnswerNote />
      <main id="content" ref={main} tabIndex={-1}>
        <ForReader>{children}</ForReader>
      </main>
      <TrustFooter />
    </>
  );
}

function currentOf(path: string, page: string): 'page' | undefined {
  return path === page || path.startsWith(`${page}/`) ? 'page' : undefined;
}

/** After a change of page the reader of a screen reader is at its beginning; after a filter, where they were. */
function useFocusOnPage(path: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return main;
}
