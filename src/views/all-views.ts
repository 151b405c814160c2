/** Every declared view, in the order in which pages list them. */
import { costByDayView } from './cost-by-day.ts';
import { costByEnvView } from './cost-by-env.ts';
import { costByOuMonthView } from './cost-by-ou-month.ts';
import { costByRegionView } from './cost-by-region.ts';
import { costByServiceView } from './cost-by-service.ts';
import { costByTeamView } from './cost-by-team.ts';
import { resourceEfficiencyView } from './resource-efficiency.ts';
import { restatementsView } from './restatements.ts';
import { unitCostsView } from './unit-costs.ts';
import { untaggedCostView } from './untagged-cost.ts';
import type { View } from './view.ts';

export const allViews: readonly View[] = [
  costByDayView,
  costByEnvView,
  costByTeamView,
  costByServiceView,
  costByRegionView,
  costByOuMonthView,
  untaggedCostView,
  restatementsView,
  resourceEfficiencyView,
  unitCostsView,
];
