/** The JSON of the dashboard stack, built from the settings of the other stacks' tests. */
import { Testing } from 'cdktf';
import { DashboardStack } from '../../stacks/dashboard-stack.ts';
import type { StackSettings } from '../../stacks/settings/settings.ts';
import { account, type Resources, type Synthesized, settingsWith } from './digest-fixture.ts';

export const principalArn = `arn:aws:quicksight:eu-west-1:${account}:group/default/finops`;
export const readerArn = `arn:aws:quicksight:eu-west-1:${account}:group/default/executives`;

export const ownDashboard = (changes: object = {}, others: object = {}): StackSettings =>
  settingsWith({ quicksight: { principalArn, ...changes }, ...others });

export interface SynthesizedDashboard extends Synthesized {
  readonly outputs: Readonly<Record<string, { readonly value: unknown }>>;
}

export function synthesizeDashboard(settings: StackSettings): SynthesizedDashboard {
  const text = Testing.synth(new DashboardStack(Testing.app(), 'dashboard', settings));
  const { resource = {}, output = {} } = JSON.parse(text) as {
    resource?: Record<string, Resources>;
    output?: SynthesizedDashboard['outputs'];
  };
  return { text, of: (type) => resource[type] ?? {}, outputs: output };
}
