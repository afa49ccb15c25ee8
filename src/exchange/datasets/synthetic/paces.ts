import { inTurn } from './common.js';

/** How far indicators have come by the middle of 2026, in turn: from past the target to backwards. */
const PACES = [1.1, 0.95, 0.84, 0.62, 0.3, -0.15];

/** How far an indicator has come. */
export const paceOf = (index: number): number => inTurn(PACES, index);
