/** How the page looks: light and dark, narrow and printed. */
export const style = `
:root {
  color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif;
  --ink: light-dark(#1c2128, #e6edf3); --paper: light-dark(#fff, #0d1117); --soft: light-dark(#f3f5f8, #161b22);
  --rule: light-dark(#c3cad3, #3d444d); --link: light-dark(#0a58ca, #6cb2ff);
  --added: light-dark(#12692b, #56d364); --changed: light-dark(#7a4d00, #e3b341);
  --replaced: light-dark(#b3261e, #ff8f87); --moved: light-dark(#5a3fa0, #c7a6ff);
}
body { margin: 0 auto; max-width: 90rem; padding: 1rem; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
p, li, h2 { overflow-wrap: anywhere; }
code { font: 0.875em ui-monospace, monospace; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--rule); padding: 0.5rem 0 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
input { font: inherit; padding: 0.25rem 0.5rem; max-width: 100%; box-sizing: border-box; }
.drawing { overflow-x: auto; background: var(--soft); padding: 0.75rem; border-radius: 8px; }
.map .line { fill: none; stroke: var(--rule); stroke-width: 1.5; }
.map rect { fill: var(--paper); stroke: var(--rule); stroke-width: 1.5; }
.map text { fill: var(--ink); font: 13px system-ui, sans-serif; }
.map .added rect { stroke: var(--added); stroke-width: 3; }
.map .changed rect { stroke: var(--changed); stroke-width: 3; }
.map .moved rect { stroke: var(--moved); stroke-width: 3; }
.map .replaced rect, .map .removed rect { stroke: var(--replaced); stroke-width: 3; stroke-dasharray: 6 3; }
.changes { padding-left: 1.25rem; }
.added > b { color: var(--added); } .changed > b { color: var(--changed); } .moved > b { color: var(--moved); }
.replaced > b, .removed > b, .grave, strong { color: var(--replaced); }
.plots { display: flex; flex-wrap: wrap; gap: 0 2rem; } .plots figure { flex: 1 1 20rem; }
figure { margin: 0.5rem 0; }
.growth { display: block; max-width: 35rem; font-size: 14px; fill: var(--ink); }
.growth rect { fill: var(--link); }
pre { overflow: auto; max-height: 40rem; background: var(--soft); padding: 0.75rem; font: 13px/1.4 ui-monospace, monospace; }
:target { outline: 3px solid var(--link); outline-offset: 2px; }
@media print {
  input, label, output, .json { display: none; }
  section { break-inside: auto; } svg, li { break-inside: avoid; }
}
`;
