/**
 * The charge types that come once: credits, refunds, upfront fees and adjustments, of every kind of bill. They
 * may cancel a change of usage on the same day, so the digest lists both.
 */
import { chargeKind, chargeKinds } from './charge-kind.ts';

/** Corrections, which have many charge types, end with '/Correction'. */
export const oneOffChargeTypes: readonly string[] = [
  ...new Set(
    (['cur2', 'focus'] as const).flatMap((source) =>
      Object.keys(chargeKinds[source]).filter(
        (chargeType) => chargeKind(source, { chargeType, service: '' }) === 'one-off',
      ),
    ),
  ),
].sort();
