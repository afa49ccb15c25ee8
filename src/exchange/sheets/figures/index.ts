import { changes } from './changes.js';
import { dataQuality } from './dataQuality.js';
import type { Figure } from './Figure.js';
import { metrics } from './metrics.js';
import { obligations } from './obligations.js';
import { portfolio } from './portfolio.js';
import { statusTable } from './statusTable.js';
import { timeSeries } from './timeSeries.js';

export type { Ask, Figure } from './Figure.js';
export { tableOf } from './table.js';

/** Every figure that is sent as lines. */
export const figures: readonly Figure[] = [
  statusTable,
  portfolio,
  metrics,
  timeSeries,
  changes,
  dataQuality,
  obligations,
];
