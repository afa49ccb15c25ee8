import { escaped } from '../escaped.js';

/** A page as the pages' own module makes it. */
export interface Rendered {
  html: string;
  title: string;
  summary: string;
  canonical: string | null;
  language: string;
  direction: 'ltr' | 'rtl';
  name: string;
  status: number;
  /** Answers of the API, for the script that takes the page over. */
  given: unknown;
  /** The module that shows it; null for what is no page. */
  module: string | null;
  /** How the address is usually written, if it is written otherwise. */
  redirect: string | null;
}

/** What the document around a page loads. */
export interface Files {
  script: string;
  scripts: readonly string[];
  styles: readonly string[];
}

/** Three bars, as many as the plan has pillars. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#0a5796" d="M1 2h14v3H1zM1 6.5h10v3H1zM1 11h6v3H1z"/></svg>',
)}`;

/** The whole document around a page. Its addresses name no host: the same page is right behind any proxy. Its state is a block of JSON, which no browser runs. */
export const pageHtml = (page: Rendered, { script, scripts, styles }: Files): string => {
  const title = escaped(`${page.title} · ${page.name}`);
  const summary = escaped(page.summary);
  const canonical = page.canonical ? `<link rel="canonical" href="${escaped(page.canonical)}">` : '';
  return `<!doctype html>
<html lang="${page.language}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${summary}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${summary}">
${canonical}
<link rel="icon" href="${ICON}">
${styles.map((file) => `<link rel="stylesheet" href="${file}">`).join('\n')}
${scripts.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n')}
<script type="module" src="${script}"></script>
</head>
<body>
<div id="root">${page.html}</div>
<script id="given" type="application/json">${JSON.stringify(page.given).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`;
};
