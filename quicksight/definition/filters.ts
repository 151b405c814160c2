/**
 * Which rows each visual shows. "This month" is the month of the newest archived day, not today's: on the
 * first of a month the sheets still show the month that the digest reports.
 */
import type { Filter, FilterGroup } from '@aws-sdk/client-quicksight';
import { executiveVisuals } from '../sheets/executive-sheet.ts';
import { unitVisuals } from '../sheets/unit-sheet.ts';
import {
  detailPeriodFilter,
  type FilterParameter,
  filterParameters,
  type SheetName,
  sheetIds,
} from '../visuals/dashboard-ids.ts';
import { column } from '../visuals/fields.ts';

interface Scope {
  readonly sheet: SheetName;
  /** If absent, all visuals of the sheet. */
  readonly visuals?: readonly string[];
}

export function filterGroups(): FilterGroup[] {
  const { spent, projected, budget, used, units, days, spenders } = executiveVisuals;
  const ou = unitVisuals;
  return [
    group('this-month', thisMonth(), [
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

function thisMonth(): Filter {
  return {
    NumericEqualityFilter: {
      FilterId: 'this-month-filter',
      Column: column('Months from now'),
      Value: 0,
      MatchOperator: 'EQUALS',
      NullOption: 'NON_NULLS_ONLY',
    },
  };
}

function monthsBetween(id: string, from: number, to: number): Filter {
  return {
    NumericRangeFilter: {
      FilterId: `${id}-filter`,
      Column: column('Months from now'),
      RangeMinimum: { StaticValue: from },
      RangeMaximum: { StaticValue: to },
      IncludeMinimum: true,
      IncludeMaximum: true,
      NullOption: 'NON_NULLS_ONLY',
    },
  };
}

function kindIs(id: string, kind: 'Actual' | 'Forecast'): Filter {
  return {
    CategoryFilter: {
      FilterId: `${id}-filter`,
      Column: column('Kind'),
      Configuration: {
        CustomFilterConfiguration: {
          MatchOperator: 'EQUALS',
          CategoryValue: kind,
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
