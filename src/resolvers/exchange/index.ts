import { OrganisationFiles, PlanFiles, ProjectFiles } from './files.js';
import { ImportResolver } from './importFile.js';

export const exchangeResolvers = [ImportResolver, PlanFiles, ProjectFiles, OrganisationFiles];
