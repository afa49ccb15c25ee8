import { useEffect } from 'react';
import { useWords } from './words.js';

/** Names the tab, and what a reader hears first, after what is shown. */
export const useTabTitle = (title: string): void => {
  const t = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('name')}`;
  }, [title, t]);
};
