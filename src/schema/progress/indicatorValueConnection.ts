import type { ClassType } from 'type-graphql';
import { IndicatorValue } from '../../entities/progress/index.js';
import { connectionOf } from '../connection.js';

/** A page of indicator values. */
export const IndicatorValueConnection: ClassType<object> = connectionOf(IndicatorValue, 'IndicatorValue');
