import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Footer } from '../parts/Footer.js';
import { Header } from '../parts/Header.js';
import { useWords } from './words.js';

/** A reader who followed a link goes on at the title of the page, as after a page that was loaded. */
const useFocusOnTitle = () => {
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    const isFirst = shown.current === undefined || shown.current === pathname;
    shown.current = pathname;
    if (isFirst) return;
    const title = document.querySelector<HTMLElement>('main h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus({ preventScroll: true });
  }, [pathname]);
};

/** What is around every page. */
export const Root = () => {
  const t = useWords();
  useFocusOnTitle();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Header />
      <Outlet />
      <Footer />
    </>
  );
};
