import type { MetricsKey } from '../../schema/analysis/index.js';
import type { Dimension } from '../../vocabulary/index.js';
import type { Loaders } from '../index.js';
import { sectorLabel } from '../plan/index.js';

/** What of a row names it. */
interface Named {
  code?: string;
  number?: number;
  title?: string;
  name?: string;
}

interface RowNames {
  type: string;
  loader: 'pillar' | 'action' | 'workingGroup' | 'organisation' | 'project' | 'country';
  codeOf: (row: Named) => string | undefined;
  labelOf: (row: Named) => string | undefined;
}

const codeOf = ({ code }: Named) => code;
const titleOf = ({ title }: Named) => title;
const nameOf = ({ name }: Named) => name;
const country: RowNames = { type: 'Country', loader: 'country', codeOf, labelOf: nameOf };

/** Dimensions whose values are rows: what names each. */
const rowDimensions: Partial<Record<Dimension, RowNames>> = {
  PILLAR: { type: 'Pillar', loader: 'pillar', codeOf, labelOf: titleOf },
  ACTION: { type: 'Action', loader: 'action', codeOf, labelOf: titleOf },
  WORKING_GROUP: {
    type: 'WorkingGroup',
    loader: 'workingGroup',
    codeOf: ({ number }) => String(number),
    labelOf: titleOf,
  },
  DONOR: { type: 'Organisation', loader: 'organisation', codeOf, labelOf: nameOf },
  PROJECT: { type: 'Project', loader: 'project', codeOf, labelOf: titleOf },
  COUNTRY: country,
  DONOR_COUNTRY: country,
};

const isGroup = (dimension: Dimension) =>
  dimension === 'SUBREGION' || dimension === 'REGION' || dimension === 'COUNTRY_GROUP';

/** Names the values of the dimensions. */
export const labeller = async (dimensions: readonly Dimension[], loaders: Loaders) => {
  const groups = dimensions.some(isGroup) ? await loaders.groupLabels() : new Map<string, string>();
  return async (dimension: Dimension, value: string | null): Promise<MetricsKey> => {
    if (value === null) return { dimension, code: null, label: 'Not specified', node: null };
    const names = rowDimensions[dimension];
    if (!names) {
      const label =
        (isGroup(dimension) && groups.get(value)) || (dimension === 'SECTOR' && sectorLabel(value)) || value;
      return { dimension, code: value, label, node: null };
    }
    const row: Named | null = await loaders[names.loader].load(Number(value));
    const node = { ...row, __typename: names.type };
    return { dimension, code: names.codeOf(node) ?? null, label: names.labelOf(node) ?? '', node };
  };
};
