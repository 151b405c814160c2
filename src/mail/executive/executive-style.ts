/**
 * The styles of the executives' page, in colors that differ in grayscale and on paper. Fonts are the
 * reader's: nothing is loaded.
 */
import { Markup } from '../markup/html-markup.ts';
import { palette } from '../markup/palette.ts';

const lights = (['red', 'yellow', 'green', 'grey'] as const)
  .map((light) => `.light.${light}{color:${palette.ink[light]};background:${palette.back[light]}}`)
  .join('');

/** Content of a `style` element. */
export const executiveStyle = new Markup(`
@page{size:A4;margin:13mm 14mm}
*{box-sizing:border-box;margin:0;padding:0}
body{font:12px/1.4 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;color:#1d2321;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{width:100%;max-width:182mm;margin:0 auto}
@media screen{main{padding:24px 16px}}
header{display:flex;justify-content:space-between;align-items:flex-end;border-bottom:2px solid #1d2321;padding-bottom:8px}
h1{font-size:24px;line-height:1.1;letter-spacing:-.3px}
header p{text-align:right;color:#525a56}
h3{font-size:11px;font-weight:600;color:#525a56;margin-bottom:3px}
section{margin-top:14px}
.notice{margin-top:12px;padding:7px 10px;border-left:3px solid ${palette.ink.yellow};background:${palette.back.yellow}}
.verdict{display:flex;gap:14px;align-items:flex-start}
.verdict h2{font-size:19px;line-height:1.25;font-weight:600}
.verdict div p{color:#525a56;margin-top:2px;font-size:13px}
.light{display:inline-block;white-space:nowrap;font-weight:600;border-radius:3px;padding:1px 6px}
.verdict>.light{font-size:14px;padding:4px 10px}
${lights}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:14px}
.figures div{border-top:1px solid #c5cac6;padding-top:6px}
.value{font-size:21px;line-height:1.2;font-weight:600;letter-spacing:-.2px;font-variant-numeric:tabular-nums}
.note{color:#525a56;font-size:11px}
.bar>div{display:flex;height:14px;border:1px solid #c5cac6}
.bar i{display:block;height:100%}
.bar p{display:flex;gap:16px;margin-top:4px;color:#525a56;font-size:11px}
.bar span{display:flex;align-items:center;gap:5px}
.bar span i{width:10px;height:10px;border:1px solid #c5cac6}
i.spent{background:${palette.spent}}i.expected{background:${palette.expected}}i.over{background:${palette.over}}i.left{background:#fff}
svg{display:block;width:100%;height:auto}
.grid{stroke:#dfe3e0;stroke-width:1}
.tick{font-size:10px;fill:#525a56}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:16px}
rect.day{fill:#9aa5a0}rect.today{fill:#1d2321}rect.spent{fill:${palette.spent}}rect.expected{fill:${palette.expected}}
rect.absent{fill:none;stroke:#9aa5a0;stroke-dasharray:3 3}
line.range{stroke:#1d2321;stroke-width:2}line.budget{stroke:${palette.over};stroke-width:2}
.legend{display:flex;flex-wrap:wrap;gap:2px 12px;color:#525a56;font-size:11px}
.legend span{display:flex;align-items:center;gap:5px}
.legend i{width:10px;height:10px;border:1px solid #c5cac6}
i.day{background:#9aa5a0}i.today{background:#1d2321}
.legend i.absent{border:1px dashed #68716d}
.legend i.range{width:0;border:0;border-left:2px solid #1d2321}
.legend i.budget{height:0;border:0;border-top:2px solid ${palette.over}}
.words{color:#525a56;font-size:11px;margin-top:2px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{text-align:right;padding:2px 0 2px 8px;border-bottom:1px solid #e4e7e4;vertical-align:top;white-space:nowrap}
thead th{font-size:11px;font-weight:600;color:#525a56;border-bottom-color:#1d2321;padding-top:0}
th:first-child{text-align:left;padding-left:0}
tbody th{font-weight:600}
small{display:block;font-size:10px;line-height:1.2;font-weight:400;color:#68716d}
td.up{color:${palette.ink.up}}td.down{color:${palette.ink.down}}td.flat{color:${palette.ink.flat}}
tr.rest td:last-child{white-space:normal;color:#525a56}
tr.rest th{font-weight:400;color:#525a56}
tr.total th,tr.total td{font-weight:700;border-bottom:0;border-top:1px solid #1d2321}
tr{break-inside:avoid}
footer{margin-top:12px;color:#68716d;font-size:10px}
@media screen and (max-width:640px){.figures{grid-template-columns:1fr 1fr}section{overflow-x:auto}.verdict{display:block}.verdict h2{margin-top:8px}.charts{grid-template-columns:1fr}.bar p{flex-wrap:wrap;gap:2px 12px}th,td{padding-left:6px}tbody th:first-child{white-space:normal;overflow-wrap:anywhere}:is(th,td):nth-child(n+2):nth-child(-n+4){display:none}header{display:block}header p{text-align:left}}
`);
