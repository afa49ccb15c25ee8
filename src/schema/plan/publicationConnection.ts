import { Publication } from '../../entities/plan/index.js';
import { connectionOf } from '../connection.js';

export const PublicationConnection = connectionOf(Publication, 'Publication');
