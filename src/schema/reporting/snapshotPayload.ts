import { Snapshot } from '../../entities/reporting/index.js';
import { payload } from '../userError.js';

export const SnapshotPayload = payload('SnapshotPayload', 'snapshot', Snapshot);
