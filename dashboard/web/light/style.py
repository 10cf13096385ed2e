"""The style sheet of the light page: the app's colours, light or dark as the machine is or as chosen, always light on paper."""

from functools import cache

from dashboard.charts.tokens import TOKENS

_RULES = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:10px 14px 24px;background:var(--gn-paper);color:var(--gn-ink);
font:16px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--gn-good-text)}h1{font-size:1.35rem;line-height:1.3;margin:.6em 0 .3em}
h2{font-size:1.05rem;line-height:1.3;margin:0 0 .5em}*+h2{margin-top:1em}p{margin:.4em 0}svg{display:block;width:100%;height:auto}
svg text{font-family:inherit}
header,nav,.row{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline}header{justify-content:space-between}
nav a,summary{padding:6px 0}.door{font-weight:600}
.note,small,footer{color:var(--gn-muted);font-size:.88rem}small{display:block}
.sample,.said{background:var(--gn-sample);color:var(--gn-sample-text);padding:6px 10px;border-radius:4px;font-size:.92rem}
main,.all{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:14px;align-items:start}
main>h1,main>p,main>details,main>.cards,main>.full,.all>h1,.all>h2,main>h2,.all>p,.all>.full{grid-column:1/-1;margin-bottom:0}
main>p,main>details,.all>p{margin-top:0}
section{border:1px solid var(--gn-grid);border-radius:6px;padding:12px;min-width:0}
ul{margin:.3em 0;padding-left:1.2em}.cards,.bullets,.key{list-style:none;padding:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:8px}
.cards li{border:1px solid var(--gn-grid);border-radius:6px;padding:8px 10px;font-size:.9rem}
.cards b{display:block;font-size:1.25rem}.cards span{font-weight:600}
.bullets li{margin-bottom:10px}.row{justify-content:space-between}.row i{font-style:normal}.row b{margin-left:auto}
.bullets svg{margin-top:3px}.bullets details{font-size:.9rem}
.good{color:var(--gn-good-text)}.warn{color:var(--gn-warn-text)}.bad{color:var(--gn-bad-text)}.none{color:var(--gn-muted)}
.key{font-size:.88rem}.swatch{display:inline-block;width:22px;height:8px;vertical-align:middle;margin-right:4px}
dl{margin:0}dt{font-weight:600;font-size:.9rem}dd{margin:0 0 .5em}
blockquote{margin:.3em 0;padding-left:10px;border-left:3px solid var(--gn-axis)}
summary{cursor:pointer;color:var(--gn-good-text)}
.wide{overflow-x:auto}table{border-collapse:collapse;min-width:100%;width:max-content;font-size:.88rem}
td,th{max-width:17em}td:first-child,th:first-child{max-width:9em;position:sticky;left:0;background:var(--gn-paper)}
th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid var(--gn-grid);overflow-wrap:normal}
th{color:var(--gn-muted);font-weight:600}.n{text-align:right;white-space:nowrap}.total td{font-weight:600}
@media screen and (max-width:600px){table{width:100%}td,th{overflow-wrap:anywhere}
.long,.long tbody,.long tr{display:block}.long thead{display:none}.long tr{padding:6px 0;border-bottom:1px solid var(--gn-grid)}
.long td{display:inline;padding:0;border:0;white-space:normal}.long td::before{color:var(--gn-muted)}
.long td:first-child{font-weight:600}.long td:not(:first-child)::before{content:" · ";font-weight:400}
.long .z{display:none}.long .total td{font-weight:400}}
.expected td,.not_applicable td{color:var(--gn-muted)}.paper{display:none}
"""
_ON_PAPER = """
@page{size:A4;margin:12mm}body{font-size:9.5pt;max-width:none;padding:0}nav,.screen{display:none}.paper{display:block}
a{color:inherit;text-decoration:none}main{display:block}main>*{margin-bottom:3mm}
section{break-inside:auto;border:0;padding:0}main>section{margin-bottom:4mm!important}
table{width:100%}.long td:last-child{min-width:26mm}
td,th{max-width:none!important;position:static!important;background:none!important}
dl{display:grid;grid-template-columns:42mm 1fr}.bullets .why{font-size:8pt}.bullets{columns:2;column-gap:8mm}
h2{break-after:avoid}.bullets li,.cards li,svg,tr{break-inside:avoid}
.cards{grid-template-columns:repeat(3,1fr)}section>svg{max-width:105mm}.wide{overflow:visible}
.why::details-content{content-visibility:visible;display:block;block-size:auto;opacity:1}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
"""


@cache
def style() -> str:
    """Every rule of the page; old browsers too know `prefers-color-scheme`."""
    light, dark = (";".join(f"--gn-{name}:{pair[way]}" for name, pair in TOKENS.items()) for way in (0, 1))
    sheet = (
        f":root{{color-scheme:light dark;{light}}}.sang{{color-scheme:light}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not(.sang){{{dark}}}}}"
        f"@media screen{{:root.toi{{color-scheme:dark;{dark}}}}}"
        f"{_RULES}@media print{{:root:root{{color-scheme:light}}{_ON_PAPER}}}"
    )
    return sheet.replace("\n", "")
