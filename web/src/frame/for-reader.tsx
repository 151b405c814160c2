/** The pages of a reader who may see something; else whom to ask. */
import type { ReactNode } from 'react';
import { useReader } from '../api/use-answers.ts';
import { Nothing } from './answer-states.tsx';
import { PageHead } from './page-head.tsx';

export function ForReader({ children }: { readonly children: ReactNode }) {
  const { data } = useReader();
  if (data === undefined) return children;
  const { seesAll, ous, teams } = data.data;
  if (seesAll || ous.length > 0 || teams.length > 0) return children;
  return (
    <div className="wrap">
      <PageHead title="AWS costs" />
      <Nothing title="You are logged in, but may not see any costs yet.">
        <p>
          Ask who runs this system to add your address or group to the list of readers, with an OU
          or a team. Then load this page again.
        </p>
      </Nothing>
    </div>
  );
}
