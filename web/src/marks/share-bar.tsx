/** A share as a bar below its number, which says the same. */
import { tagShare } from '../words/tag-words.ts';

export function ShareBar({ share }: { readonly share: number | null }) {
  return (
    <>
      {tagShare(share)}
      {share === null ? null : (
        <svg
          className="share-bar"
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect className="rest" width="100" height="4" />
          <rect className="part" width={share * 100} height="4" />
        </svg>
      )}
    </>
  );
}
