/**
 * Drill paths: the columns one level down. Each visual has its own path, whose first column is the field
 * that the visual shows. https://docs.aws.amazon.com/quicksight/latest/user/adding-drill-downs.html
 */
import type { ColumnHierarchy } from '@aws-sdk/client-quicksight';
import { column, type TextColumn } from './fields.ts';

/** From the organization down to one account. */
export const unitPath = ['OU', 'Service', 'Account'] as const satisfies readonly TextColumn[];
export const servicePath = ['Service', 'Account'] as const satisfies readonly TextColumn[];
export const accountPath = ['Account', 'Service'] as const satisfies readonly TextColumn[];

export type DrillPath = readonly [TextColumn, TextColumn, ...TextColumn[]];

export function drillPathId(visual: string): string {
  return `${visual}.path`;
}

export function drillPath(visual: string, path: DrillPath): ColumnHierarchy {
  return { ExplicitHierarchy: { HierarchyId: drillPathId(visual), Columns: path.map(column) } };
}

/** From a month to its days, and up to quarters and years. */
export function datePath(visual: string): ColumnHierarchy {
  return { DateTimeHierarchy: { HierarchyId: `${visual}.dates` } };
}

export function datePathId(visual: string): string {
  return `${visual}.dates`;
}
