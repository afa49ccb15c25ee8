import { useLoaderData } from '@tanstack/react-router';
import { LensBar } from '../parts/LensBar.js';
import { QueryBehind } from '../parts/QueryBehind.js';
import { WhyPanel } from '../parts/WhyPanel.js';
import { LoadedProvider } from './context.js';
import type { Loaded } from './router.js';
import { useTabTitle } from './useTabTitle.js';
import { useWords } from './words.js';

/** A page with what it was loaded with. */
export const PageView = () => {
  const loaded = useLoaderData({ strict: false }) as Loaded;
  const t = useWords();
  const { page, answer, where } = loaded;
  const { View } = page;
  useTabTitle(page.title(answer.data, t) ?? '');
  return (
    <LoadedProvider value={loaded}>
      <LensBar />
      <main id="main" tabIndex={-1}>
        <View data={answer.data} />
        <QueryBehind />
      </main>
      {where.search.why ? <WhyPanel why={where.search.why} key={where.search.why} /> : null}
    </LoadedProvider>
  );
};
