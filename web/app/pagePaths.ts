import type { AnyPage } from './page.js';

interface PagePath {
  path: string;
  /** The module that shows it, by which the service finds its files. */
  module: string;
  /** Loads the page; in a browser it comes in a file of its own. */
  load(): Promise<AnyPage>;
}

/** Where each page is. Each is also below /plans/CODE. */
export const pagePaths: readonly PagePath[] = [
  {
    path: '/',
    module: 'pages/plan/PlanPage.tsx',
    load: async () => (await import('../pages/plan/PlanPage.js')).planPage,
  },
  {
    path: '/actions',
    module: 'pages/actions/ActionsPage.tsx',
    load: async () => (await import('../pages/actions/ActionsPage.js')).actionsPage,
  },
  {
    path: '/actions/$action',
    module: 'pages/action/ActionPage.tsx',
    load: async () => (await import('../pages/action/ActionPage.js')).actionPage,
  },
  {
    path: '/projects',
    module: 'pages/projects/ProjectsPage.tsx',
    load: async () => (await import('../pages/projects/ProjectsPage.js')).projectsPage,
  },
  {
    path: '/projects/$project',
    module: 'pages/project/ProjectPage.tsx',
    load: async () => (await import('../pages/project/ProjectPage.js')).projectPage,
  },
  {
    path: '/donors',
    module: 'pages/donors/DonorsPage.tsx',
    load: async () => (await import('../pages/donors/DonorsPage.js')).donorsPage,
  },
  {
    path: '/donors/$donor',
    module: 'pages/donor/DonorPage.tsx',
    load: async () => (await import('../pages/donor/DonorPage.js')).donorPage,
  },
  {
    path: '/groups/$group',
    module: 'pages/group/GroupPage.tsx',
    load: async () => (await import('../pages/group/GroupPage.js')).groupPage,
  },
  {
    path: '/search',
    module: 'pages/search/SearchPage.tsx',
    load: async () => (await import('../pages/search/SearchPage.js')).searchPage,
  },
  {
    path: '/methods',
    module: 'pages/methods/MethodsPage.tsx',
    load: async () => (await import('../pages/methods/MethodsPage.js')).methodsPage,
  },
  {
    path: '/about',
    module: 'pages/about/AboutPage.tsx',
    load: async () => (await import('../pages/about/AboutPage.js')).aboutPage,
  },
];

/** The paths of a page: the short one, of the plan that runs today, and that below its plan. */
export const fullPaths = (path: string): readonly [string, string] => [path, `/plans/$plan${path === '/' ? '' : path}`];
