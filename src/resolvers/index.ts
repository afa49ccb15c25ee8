import type { NonEmptyArray } from 'type-graphql';
import { accessResolvers } from './access/index.js';
import { analysisResolvers } from './analysis/index.js';
import { exchangeResolvers } from './exchange/index.js';
import { LensResolver } from './lens.js';
import { moneyResolvers } from './money/index.js';
import { NodeResolver } from './node.js';
import { planResolvers } from './plan/index.js';
import { progressResolvers } from './progress/index.js';
import { reportingResolvers } from './reporting/index.js';

/** Every resolver class of the API, by room. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql asks for this type.
export const resolvers: NonEmptyArray<Function> = [
  NodeResolver,
  LensResolver,
  ...planResolvers,
  ...moneyResolvers,
  ...progressResolvers,
  ...reportingResolvers,
  ...analysisResolvers,
  ...accessResolvers,
  ...exchangeResolvers,
];
