import { Publication } from '../../entities/plan/index.js';
import { connectionOf } from '../connection.js';

/** A page of publications. */
export const PublicationConnection = connectionOf(Publication, 'Publication');
