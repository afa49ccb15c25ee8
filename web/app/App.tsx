import type { I18n } from '@lingui/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { createPages } from './router.js';
import { WordsProvider } from './words.js';

interface AppProps {
  pages: ReturnType<typeof createPages>;
  queries: QueryClient;
  i18n: I18n;
}

/** All of it: the same in the service and in a browser. */
export const App = ({ pages, queries, i18n }: AppProps) => (
  <QueryClientProvider client={queries}>
    <WordsProvider i18n={i18n}>
      <RouterProvider router={pages} />
    </WordsProvider>
  </QueryClientProvider>
);
