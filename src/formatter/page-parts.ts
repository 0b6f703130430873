/** How the page looks, in the light and in the dark. */
export const style = `
:root { color-scheme: light dark; --back: #fff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --code: #f4f6f8; --mark: #ffe08a; --mark-text: #1b1f24; --link: #0a58ca; --error: #b3261e; --warning: #7a5200; }
@media (prefers-color-scheme: dark) {
  :root { --back: #14171c; --text: #e4e8ee; --quiet: #a2adba; --line: #3a424d; --code: #1d2229; --mark: #6b5300; --mark-text: #fff; --link: #82b4ff; --error: #ff9d94; --warning: #f0c46a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; }
h2 { scroll-margin-top: 5.5rem; margin: 2.5rem 0 .5rem; font-size: 1.25rem; overflow-wrap: anywhere; }
h2 small { color: var(--quiet); font-weight: normal; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; color: var(--quiet); overflow-wrap: anywhere; }
h4 { margin: 0; font: 600 .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
a { color: var(--link); }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; overflow-wrap: anywhere; }
thead th { color: var(--quiet); }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
@media (min-width: 60rem) { tbody th { white-space: nowrap; overflow-wrap: normal; } }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: .75rem 0; background: var(--back); border-bottom: 1px solid var(--line); }
@media (min-width: 60rem) { form { position: sticky; top: 0; } }
[hidden] { display: none !important; }
label { display: flex; flex-direction: column; font-size: .875rem; color: var(--quiet); }
select, input { max-width: 16rem; padding: .25rem; font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--quiet); border-radius: 4px; }
output { margin-left: auto; color: var(--quiet); }
article { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 6px; }
pre { margin: .5rem 0 0; padding: .75rem; overflow-x: auto; background: var(--code); border-radius: 4px; font: .8125rem/1.5 ui-monospace, monospace; }
code { font-family: ui-monospace, monospace; font-size: .875em; }
pre code { font-size: inherit; }
mark { background: var(--mark); color: var(--mark-text); }
.line { color: var(--quiet); user-select: none; }
.error { color: var(--error); }
.warning { color: var(--warning); }
ul { margin: .5rem 0 0; padding-left: 1.25rem; color: var(--quiet); font-size: .875rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media print { form { display: none; } article { break-inside: avoid; } }
`;

/** Hides what does not match. Without it everything is shown, and no filter is. */
export const script = `
const form = document.getElementById('filter');
if (form) {
  const articles = [...document.querySelectorAll('article')];
  const groups = [...document.querySelectorAll('.folder, .rule')];
  const apply = () => {
    const { rule, folder, severity, text } = Object.fromEntries(new FormData(form));
    const wanted = text.trim().toLowerCase();
    let shown = 0;
    for (const article of articles) {
      const { dataset } = article;
      const matches = (rule === '' || dataset.rule === rule) && (folder === '' || dataset.folder === folder) && (severity === '' || dataset.severity === severity)
        && (wanted === '' || article.textContent.toLowerCase().includes(wanted));
      article.hidden = !matches;
      if (matches) shown += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('article:not([hidden])');
    form.querySelector('output').textContent = shown + ' of ' + articles.length + ' shown';
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
`;
