/**
 * Where AWS writes the files of each export, and the content of its manifests. Paths are separated by '/'
 * and relative to the bucket.
 * https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 * https://docs.aws.amazon.com/cur/latest/userguide/understanding-report-versions.html
 */
import type { BillFormat } from './bill-request.ts';
import type { Column } from './columns.ts';
import type { Reading } from './slices.ts';

/** The bucket that manifests name. The tree on disk is its content. */
export const bucket = 'acme-billing-exports';

const prefix = 'billing';

export interface Delivery {
  /** Folder of the data files. */
  readonly folder: string;
  /** Name of the n-th data file, from 1. */
  readonly fileName: (chunk: number) => string;
  readonly fileType: 'parquet' | 'csv';
  /** All locations of the manifest; the last one is the one to read. */
  readonly manifests: readonly string[];
  readonly manifest: (files: readonly string[], columns: readonly Column[]) => object;
}

/** The layout of one copy of a billing period in a format. */
export function deliveryOf(format: BillFormat, reading: Reading): Delivery {
  switch (format) {
    case 'cur2':
      return dataExport('acme-cur2', 'BILLING_PERIOD', reading);
    case 'focus':
      return dataExport('acme-focus', 'billing_period', reading);
    case 'legacy-csv':
      return legacyCsv('acme-cur', reading);
    case 'legacy-parquet':
      return legacyParquet('acme-cur-athena', reading);
  }
}

function dataExport(name: string, partition: string, reading: Reading): Delivery {
  const { period, execution, request } = reading;
  const fileType = request.exportFiles;
  const extension = fileType === 'csv' ? 'csv.gz' : 'snappy.parquet';
  const at = (kind: string) => `${prefix}/${name}/${kind}/${partition}=${period}`;
  const perExecution = execution === null ? [] : [`${at('metadata')}/${execution}`];
  return {
    folder: execution === null ? at('data') : `${at('data')}/${execution}`,
    fileName: (chunk) => `${name}-${fiveDigits(chunk)}.${extension}`,
    fileType,
    manifests: [...perExecution, at('metadata')].map((folder) => `${folder}/${name}-Manifest.json`),
    manifest: (files, columns) => ({
      exportName: name,
      executionId: execution ?? `${period}-latest`,
      billingPeriod: {
        start: `${period}-01T00:00:00.000Z`,
        end: `${monthAfter(period)}-01T00:00:00.000Z`,
      },
      compression: fileType === 'csv' ? 'GZIP' : 'PARQUET',
      contentType: fileType === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet',
      columns: columns.map((column) => ({ name: column.name, type: column.type })),
      dataFiles: files.map((file) => `s3://${bucket}/${file}`),
    }),
  };
}

function legacyCsv(name: string, reading: Reading): Delivery {
  const range = `${reading.period}-01/${monthAfter(reading.period)}-01`.replaceAll('-', '');
  const month = `${prefix}/${name}/${range.replace('/', '-')}`;
  const assembly = reading.execution;
  const folder = assembly === null ? month : `${month}/${assembly}`;
  return {
    folder,
    fileName: (chunk) => `${name}-${fiveDigits(chunk)}.csv.gz`,
    fileType: 'csv',
    manifests: [...new Set([folder, month])].map((place) => `${place}/${name}-Manifest.json`),
    manifest: (files, columns) => legacyManifest(name, 'GZIP', reading, files, columns),
  };
}

function legacyParquet(name: string, reading: Reading): Delivery {
  const [year, month] = reading.period.split('-') as [string, string];
  const folder = `${prefix}/${name}/${name}/year=${year}/month=${Number(month)}`;
  return {
    folder,
    fileName: (chunk) => `${name}-${fiveDigits(chunk)}.snappy.parquet`,
    fileType: 'parquet',
    manifests: [`${folder}/${name}-Manifest.json`],
    manifest: (files, columns) => legacyManifest(name, 'Parquet', reading, files, columns),
  };
}

function legacyManifest(
  name: string,
  compression: 'GZIP' | 'Parquet',
  { period, execution }: Reading,
  files: readonly string[],
  columns: readonly Column[],
): object {
  const instant = (day: string) => `${day.replaceAll('-', '')}T000000.000Z`;
  return {
    assemblyId: execution ?? `${period}-latest`,
    account: '012345678901',
    columns: columns.map(({ name: header, type }) => {
      const [category, columnName] = header.split('/') as [string, string];
      return { category, name: columnName, type };
    }),
    charset: 'UTF-8',
    compression,
    contentType: compression === 'GZIP' ? 'text/csv' : 'Parquet',
    reportName: name,
    billingPeriod: { start: instant(`${period}-01`), end: instant(`${monthAfter(period)}-01`) },
    bucket,
    reportKeys: files,
    additionalArtifactKeys: [],
  };
}

function fiveDigits(chunk: number): string {
  return String(chunk).padStart(5, '0');
}

function monthAfter(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
}
