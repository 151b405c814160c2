/**
 * Which rows each visual shows. "This month" is the month of the newest archived day, not today's: on the
 * first of a month the sheets still show the month that the digest reports.
 */
import type { ColumnIdentifier, Filter, FilterGroup } from '@aws-sdk/client-quicksight';
import { executiveVisuals } from '../sheets/executive-sheet.ts';
import { teamVisuals } from '../sheets/team-sheet.ts';
import { unitVisuals } from '../sheets/unit-sheet.ts';
import {
  detailPeriodFilter,
  type FilterParameter,
  filterParameters,
  type SheetName,
  sheetIds,
} from '../visuals/dashboard-ids.ts';
import { column } from '../visuals/fields.ts';
import { teamColumn } from '../visuals/team-fields.ts';

interface Scope {
  readonly sheet: SheetName;
  /** If absent, all visuals of the sheet. */
  readonly visuals?: readonly string[];
}

export function filterGroups(): FilterGroup[] {
  const { spent, projected, budget, used, units, days, spenders } = executiveVisuals;
  const ou = unitVisuals;
  return [
    group('this-month', thisMonth('this-month', column('Months from now')), [
      { sheet: 'executive', visuals: [spent, projected, budget, used, units, days, spenders] },
      {
        sheet: 'unit',
        visuals: [ou.projected, ou.budget, ou.used, ou.left, ou.days, ou.spenders],
      },
    ]),
    group('months-around', monthsBetween('months-around', -12, 6), [
      { sheet: 'executive', visuals: [executiveVisuals.months] },
      { sheet: 'unit', visuals: [ou.months] },
    ]),
    group('days-ahead', kindIs('days-ahead', 'Forecast'), [{ sheet: 'unit', visuals: [ou.ahead] }]),
    group('days-past', kindIs('days-past', 'Actual'), [{ sheet: 'unit', visuals: [ou.trend] }]),
    group('detail-actual', kindIs('detail-actual', 'Actual'), [{ sheet: 'detail' }]),
    group('detail-period', lastMonths(3), [{ sheet: 'detail' }]),
    group('chosen-ou', chosen('OU'), [{ sheet: 'unit' }, { sheet: 'detail' }]),
    group('chosen-service', chosen('Service'), [{ sheet: 'detail' }]),
    group('chosen-account', chosen('Account'), [{ sheet: 'detail' }]),
    ...teamGroups(),
  ];
}

function teamGroups(): FilterGroup[] {
  const { months, ofTeams, shared, unallocated, unowned, ...others } = teamVisuals;
  const ofMonth = [ofTeams, shared, unallocated, unowned, ...Object.values(others)];
  const monthOf = teamColumn('Months from now');
  return [
    group('teams-month', thisMonth('teams-month', monthOf), [{ sheet: 'teams', visuals: ofMonth }]),
    group('teams-months', monthsBetween('teams-months', -12, 0, monthOf), [
      { sheet: 'teams', visuals: [months] },
    ]),
    group('teams-team', allocationIs('teams-team', 'Team'), [
      { sheet: 'teams', visuals: [ofTeams] },
    ]),
    group('teams-shared', allocationIs('teams-shared', 'Shared'), [
      { sheet: 'teams', visuals: [shared] },
    ]),
    group('teams-unallocated', allocationIs('teams-unallocated', 'Unallocated'), [
      { sheet: 'teams', visuals: [unallocated, unowned] },
    ]),
  ];
}

function group(id: string, filter: Filter, scopes: readonly Scope[]): FilterGroup {
  return {
    FilterGroupId: id,
    Filters: [filter],
    Status: 'ENABLED',
    CrossDataset: 'SINGLE_DATASET',
    ScopeConfiguration: {
      SelectedSheets: {
        SheetVisualScopingConfigurations: scopes.map(({ sheet, visuals }) => ({
          SheetId: sheetIds[sheet],
          ...(visuals === undefined
            ? { Scope: 'ALL_VISUALS' as const }
            : { Scope: 'SELECTED_VISUALS' as const, VisualIds: [...visuals] }),
        })),
      },
    },
  };
}

function thisMonth(id: string, monthOffset: ColumnIdentifier): Filter {
  return {
    NumericEqualityFilter: {
      FilterId: `${id}-filter`,
      Column: monthOffset,
      Value: 0,
      MatchOperator: 'EQUALS',
      NullOption: 'NON_NULLS_ONLY',
    },
  };
}

function monthsBetween(
  id: string,
  from: number,
  to: number,
  monthOffset: ColumnIdentifier = column('Months from now'),
): Filter {
  return {
    NumericRangeFilter: {
      FilterId: `${id}-filter`,
      Column: monthOffset,
      RangeMinimum: { StaticValue: from },
      RangeMaximum: { StaticValue: to },
      IncludeMinimum: true,
      IncludeMaximum: true,
      NullOption: 'NON_NULLS_ONLY',
    },
  };
}

function kindIs(id: string, kind: 'Actual' | 'Forecast'): Filter {
  return equals(id, column('Kind'), kind);
}

function allocationIs(id: string, value: 'Team' | 'Shared' | 'Unallocated'): Filter {
  return equals(id, teamColumn('Allocation'), value);
}

function equals(id: string, of: ColumnIdentifier, value: string): Filter {
  return {
    CategoryFilter: {
      FilterId: `${id}-filter`,
      Column: of,
      Configuration: {
        CustomFilterConfiguration: {
          MatchOperator: 'EQUALS',
          CategoryValue: value,
          NullOption: 'NON_NULLS_ONLY',
        },
      },
    },
  };
}

/** Counted from today, like the control that changes it. */
function lastMonths(count: number): Filter {
  return {
    RelativeDatesFilter: {
      FilterId: detailPeriodFilter,
      Column: column('Date'),
      AnchorDateConfiguration: { AnchorOption: 'NOW' },
      TimeGranularity: 'MONTH',
      MinimumGranularity: 'DAY',
      RelativeDateType: 'LAST',
      RelativeDateValue: count,
      NullOption: 'NON_NULLS_ONLY',
    },
  };
}

/** Rows without a service or an account belong to budgets and forecasts; this filter does not need them. */
function chosen(parameter: FilterParameter): Filter {
  return {
    CategoryFilter: {
      FilterId: `chosen-${parameter.toLowerCase()}-filter`,
      Column: column(parameter),
      Configuration: {
        CustomFilterConfiguration: {
          MatchOperator: 'EQUALS',
          ParameterName: filterParameters[parameter],
          NullOption: 'NON_NULLS_ONLY',
        },
      },
    },
  };
}
