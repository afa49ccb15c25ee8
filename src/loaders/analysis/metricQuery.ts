import type { Bucket } from '../../domain/analysis/index.js';
import type { Flow, MoneyMeasure } from '../../domain/money/index.js';
import type { MetricsFilter } from '../../schema/analysis/index.js';
import type { Dimension, ProgressStatus } from '../../vocabulary/index.js';

/** What is asked of metrics or of a time series. */
export interface MetricsQuery {
  planId: number;
  dimensions: readonly Dimension[];
  filter: MetricsFilter;
  /** Month in which fiscal years begin. */
  fiscalStart: number;
  /** For a time series: flows and projects are told apart by these, too. */
  buckets?: readonly Bucket[];
  cumulative?: boolean;
  /** Whether donors are counted: by the days of their money, whether or not the project runs. */
  countsDonors?: boolean;
  /** Whether reports are counted: then by the day on which they were submitted, whether or not the project runs. */
  countsReports?: boolean;
  /** Status shown of each action, where a dimension needs it. */
  statuses?: ReadonlyMap<number, ProgressStatus>;
}

/** What a cell is found by: the value of each dimension, a row's number or a code; null where not specified. */
export type CellKeys = (string | null)[];

/** Money of a cell in one measure and currency. `bucket` counts from 0; 0 where there are no buckets. */
export interface MoneyCell extends Flow {
  keys: CellKeys;
  bucket: number;
  measure: MoneyMeasure;
  isSynthetic: boolean;
}

/** Different things in a cell. */
export interface CountCell {
  keys: CellKeys;
  bucket: number;
  projects: number;
  /** Those of which any money is recorded. */
  withMoney: number;
  /** Numbers of the actions served. */
  actionIds: number[];
  donors: number;
  reports: number;
  isSynthetic: boolean;
}
