import { figures } from '../figures/index.js';
import { sheetKinds } from '../kinds/index.js';
import { feedPath } from './dataPackage.js';

/** A file that can be had. */
export interface FileOffered {
  kind: string;
  format: string;
  url: string;
}

const FORMATS = ['csv', 'xlsx', 'json'];

const inFormats = (kind: string, plan: string, more = ''): FileOffered[] =>
  FORMATS.map((format) => ({ kind, format, url: feedPath(kind, format, plan) + more }));

/** Figures that need nothing more than a plan. */
const plain = figures.filter(({ isOfPlan, needs }) => isOfPlan && !needs.length);

/** All files of a plan. */
export const filesOfPlan = (plan: string): FileOffered[] =>
  [...sheetKinds.filter(({ isOfPlan }) => isOfPlan), ...plain].flatMap(({ name }) => inFormats(name, plan));

/** Files of one project, in each plan. */
export const filesOfProject = (project: string, plans: readonly string[]): FileOffered[] =>
  plans.flatMap((plan) =>
    sheetKinds
      .filter(({ filters }) => filters.includes('codes'))
      .flatMap(({ name }) => inFormats(name, plan, `&codes=${encodeURIComponent(project)}`)),
  );

/** Files of an organisation as a donor, in each plan. */
export const filesOfOrganisation = (organisation: string, plans: readonly string[]): FileOffered[] =>
  plans.flatMap((plan) => [
    ...inFormats('portfolio', plan, `&donor=${encodeURIComponent(organisation)}`),
    ...inFormats('projects', plan, `&donor=${encodeURIComponent(organisation)}`),
    ...inFormats('transactions', plan, `&provider=${encodeURIComponent(organisation)}`),
  ]);
