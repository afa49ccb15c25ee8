import { To } from '../app/context.js';
import { useWords } from '../app/words.js';

/** Where to read on. */
export const Footer = () => {
  const t = useWords();
  return (
    <footer className="foot">
      <p>{t('footer.sources')}</p>
      <ul>
        <li>
          <To to="/methods">{t('nav.methods')}</To>
        </li>
        <li>
          <a href="/data">{t('footer.data')}</a>
        </li>
        <li>
          <a href="/graphql">{t('footer.api')}</a>
        </li>
        <li>
          <To to="/about">{t('footer.about')}</To>
        </li>
      </ul>
    </footer>
  );
};
