/** How the list of feeds looks. */
export const dataPageStyle = `
:root { color-scheme: light dark; --ink: #1d2733; --faint: #5a6675; --line: #c9ced6; --ground: #ffffff; --head: #f1f4f7; --link: #1f4e79; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --faint: #a3adba; --line: #3a4352; --ground: #161b22; --head: #1f2530; --link: #8fbdf0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 64rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; text-wrap: balance; }
p { margin: .25rem 0 1rem; max-width: 46rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
code { font-size: .9em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin-block: 1rem; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; inline-size: 100%; font-size: .9375rem; }
caption { text-align: start; font-weight: 600; padding: .6rem .75rem; background: var(--head); }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; border-block-start: 1px solid var(--line); }
thead th { font-size: .8125rem; color: var(--faint); font-weight: 600; }
tbody th { font-weight: 600; min-inline-size: 12rem; }
tbody th span { display: block; font-weight: 400; font-size: .875rem; color: var(--faint); }
td { font-size: .875rem; overflow-wrap: break-word; }
td a { display: inline-block; padding-block: .15rem; margin-inline-end: .6rem; }
@media (min-width: 40.01rem) {
  td:nth-child(2) { white-space: nowrap; }
}
@media (max-width: 40rem) {
  thead { display: none; }
  table, caption, tbody, tr, th, td { display: block; }
  tbody tr { border-block-start: 1px solid var(--line); padding-block: .4rem; }
  tbody th, td { border: 0; padding-block: .1rem; min-inline-size: 0; }
  td { display: inline-block; padding-inline-end: 0; }
  td:empty { display: none; }
  td a { padding-block: .5rem; margin-inline-end: 1rem; }
}
`;
