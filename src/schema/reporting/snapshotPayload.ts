import { Snapshot } from '../../entities/reporting/index.js';
import { payload } from '../userError.js';

/** Answer of closing a period. */
export const SnapshotPayload = payload('SnapshotPayload', 'snapshot', Snapshot);
