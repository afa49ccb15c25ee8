import type { MetricsKey } from '../../schema/analysis/index.js';
import type { Dimension } from '../../vocabulary/index.js';
import type { Loaders } from '../index.js';

/** Names the values of the dimensions. */
export const labeller = async (dimensions: readonly Dimension[], loaders: Loaders) => {
  const groups = dimensions.some((dimension) => dimension === 'SUBREGION' || dimension === 'COUNTRY_GROUP')
    ? await loaders.groupLabels()
    : new Map<string, string>();
  const row = async (type: string, loader: { load(id: number): Promise<object | null> }, id: string) =>
    ({ ...(await loader.load(Number(id))), __typename: type }) as Record<string, string> & { __typename: string };
  return async (dimension: Dimension, value: string | null): Promise<MetricsKey> => {
    const plain = (code: string | null, label: string) => ({ dimension, code, label, node: null });
    const node = (found: Record<string, string>, code: string | undefined, label: string | undefined) => ({
      dimension,
      code: code ?? null,
      label: label ?? '',
      node: found,
    });
    if (value === null) return plain(null, 'Not specified');
    switch (dimension) {
      case 'PILLAR': {
        const found = await row('Pillar', loaders.pillar, value);
        return node(found, found.code, found.title);
      }
      case 'ACTION': {
        const found = await row('Action', loaders.action, value);
        return node(found, found.code, found.title);
      }
      case 'WORKING_GROUP': {
        const found = await row('WorkingGroup', loaders.workingGroup, value);
        return node(found, String(found.number), found.title);
      }
      case 'DONOR': {
        const found = await row('Organisation', loaders.organisation, value);
        return node(found, found.code, found.name);
      }
      case 'PROJECT': {
        const found = await row('Project', loaders.project, value);
        return node(found, found.code, found.title);
      }
      case 'COUNTRY':
      case 'DONOR_COUNTRY': {
        const found = await row('Country', loaders.country, value);
        return node(found, found.code, found.name);
      }
      case 'SUBREGION':
      case 'COUNTRY_GROUP':
        return plain(value, groups.get(value) ?? value);
      default:
        return plain(value, value);
    }
  };
};
