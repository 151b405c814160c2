/** What AWS recommends, in words; its own texts are untrusted input. */
import { safeName } from './safe-name.ts';

const actions: Readonly<Record<string, string>> = {
  Stop: 'stop it',
  Delete: 'delete it',
  Rightsize: 'resize it',
  Upgrade: 'upgrade it',
  MigrateToGraviton: 'migrate it to Graviton',
  ScaleIn: 'scale it in',
  PurchaseSavingsPlans: 'buy Savings Plans',
  PurchaseReservedInstances: 'reserve it',
};

const withTarget: ReadonlySet<string> = new Set(['Rightsize', 'Upgrade', 'MigrateToGraviton']);

interface Recommended {
  readonly action: string;
  readonly recommendedResource: string;
}

/** 'stop it', 'resize it to m5.large'; an action that this release does not know, as AWS names it. */
export function actionWords({ action, recommendedResource }: Recommended): string {
  const words = Object.hasOwn(actions, action) ? (actions[action] ?? '') : safeName(action, 32);
  const target = withTarget.has(action) ? safeName(recommendedResource, 48) : '';
  if (recommendedResource.trim() === '' || target === '') return words;
  return `${words}${action === 'MigrateToGraviton' ? ':' : ' to'} ${target}`;
}

/** `saving`: of a month, as an amount; null where AWS gives none. `day`: of its export. */
export function recommendationWords(
  recommended: Recommended,
  { saving, day }: { readonly saving: string | null; readonly day: string },
): string {
  const amount = saving === null ? '' : `, to save ${saving} a month`;
  return `AWS says: ${actionWords(recommended)}${amount} (${day}).`;
}
