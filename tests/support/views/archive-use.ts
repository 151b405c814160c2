/** Writes the invented month of use as the function would: both tables, a file for each day. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KnownResource, KnownUse } from '../../../samples/use/make-use.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { textColumn } from '../../../src/domain/columns/text-column.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { encodeTable } from '../../../src/tables/encode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { resourceCostsTable } from '../../../src/tables/resource-costs.ts';
import { resourceMetricsTable } from '../../../src/tables/resource-metrics.ts';

const unitOf = (kind: string, metric: string) =>
  allKinds.find((one) => one.kind === kind)?.metrics.find(({ name }) => name === metric)?.unit ??
  '';

/** A part of a resource's cost on one day. */
export interface CostPart {
  readonly ou: string;
  readonly target: string;
  readonly cents: number;
}

type PartsOf = (resource: KnownResource, day: BillingDay) => readonly CostPart[];

const oneOwner: PartsOf = ({ ou, target, dailyCents: cents }) => [{ ou, target, cents }];

/** `partsOf`: whose the cost of a resource is. */
export function archiveUse(out: string, use: KnownUse, partsOf = oneOwner): void {
  for (const day of use.days) {
    write(out, objectKey(resourceMetricsTable, day), metricsFile(use, day));
    write(out, objectKey(resourceCostsTable, day), costsFile(use, day, partsOf));
  }
}

function write(out: string, key: string, bytes: Uint8Array): void {
  const file = join(out, key);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

function metricsFile(use: KnownUse, day: BillingDay): Uint8Array {
  const rows = use.resources.flatMap((resource) => use.metricsOf(resource, day));
  const text = (of: (row: (typeof rows)[number]) => string) => textColumn(rows.map(of));
  return encodeTable(
    resourceMetricsTable,
    {
      billingDate: rows.map(() => day),
      linkedAccount: text(({ resource }) => resource.account),
      region: text(() => 'eu-central-1'),
      resourceId: text(({ resource }) => resource.id),
      resourceKind: text(({ resource }) => resource.kind),
      metric: text(({ metric }) => metric),
      dimension: text(() => ''),
      state: text(({ state }) => state),
      unit: text(({ resource, metric }) => unitOf(resource.kind, metric)),
      average: rows.map(({ average }) => average),
      minimum: rows.map(() => null),
      maximum: rows.map(({ maximum }) => maximum),
      sum: rows.map(({ sum }) => sum),
      p95: rows.map(() => null),
      samples: rows.map(({ samples }) => samples),
    },
    {},
  );
}

function costsFile(use: KnownUse, day: BillingDay, partsOf: PartsOf): Uint8Array {
  const rows = use.resources
    .filter((resource) => use.isBilled(resource, day))
    .flatMap((resource) => partsOf(resource, day).map((part) => ({ ...resource, ...part })));
  const text = (of: (row: (typeof rows)[number]) => string) => textColumn(rows.map(of));
  return encodeTable(
    resourceCostsTable,
    {
      billingDate: rows.map(() => day),
      linkedAccount: text(({ account }) => account),
      region: text(() => 'eu-central-1'),
      resourceId: text(({ id }) => id),
      resourceKind: text(({ kind }) => kind),
      ou: text(({ ou }) => ou),
      service: text(({ kind }) => kind),
      target: text(({ target }) => target),
      application: text(({ kind }) => (kind === 's3-bucket' ? '' : 'shop')),
      unblendedCost: Float64Array.from(rows, ({ cents }) => cents / 100),
      amortizedCost: rows.map(({ cents }) => cents / 100),
      lineCount: rows.map(() => 1),
    },
    {},
  );
}
