/** The style of the page of the API: light and dark by the reader's setting, and tables that fold on a phone. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1d2330; --quiet: #566073; --line: #d9dee7; --paper: #fff; --link: #0b5cad; --code: #f3f5f8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --quiet: #a4adbd; --line: #343b49; --paper: #14171d; --link: #7db8f5; --code: #1f242d }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.6rem; margin: 0 0 1rem }
h2 { font-size: 1.25rem; margin: 0 }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem }
p { max-width: 44rem; margin: 0 0 .75rem }
a { color: var(--link) }
nav ul { list-style: none; margin: 1.5rem 0 0; padding: 0 }
nav li { padding: .25rem 0 }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem }
code { background: var(--code); border-radius: .2rem; padding: .1rem .3rem; font: .875em ui-monospace, monospace; overflow-wrap: anywhere }
.address { margin: .25rem 0 .75rem; color: var(--quiet) }
table { width: 100%; border-collapse: collapse; font-size: .9375rem }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); font-weight: 400 }
thead th { color: var(--quiet) }
tbody th { width: 32% }
td:nth-child(2) { width: 24%; color: var(--quiet); overflow-wrap: anywhere }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  table, tbody, tr, tbody th, td { display: block; width: auto }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  th, td, td:nth-child(2) { border: 0; padding: .1rem 0; width: auto }
  td:empty { display: none }
}
`;
