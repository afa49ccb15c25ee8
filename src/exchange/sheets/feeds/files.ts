import { sheetKinds } from '../kinds/index.js';
import { packaged } from './allFeeds.js';
import { feedPath } from './dataPackage.js';
import type { FeedFormat } from './writeFeed.js';

/** A file that can be had. */
export interface FileOffered {
  kind: string;
  format: string;
  url: string;
}

const FORMATS: readonly FeedFormat[] = ['csv', 'xlsx', 'json'];

const inFormats = (kind: string, plan: string, more = ''): FileOffered[] =>
  FORMATS.map((format) => ({ kind, format, url: feedPath(kind, format, plan) + more }));

/** All files of a plan. */
export const filesOfPlan = (plan: string): FileOffered[] =>
  packaged.filter(({ isOfPlan }) => isOfPlan).flatMap(({ name }) => inFormats(name, plan));

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
