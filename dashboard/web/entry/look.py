"""The style of the form: one column with large fields on a phone, lines beside each other on a desk; the colours of the app."""

from functools import cache

from dashboard.web.light.style import style

_RULES = """
body{max-width:1500px;padding-bottom:96px}main.entry{display:block}.entry h1{margin-bottom:.1em}
.entry h3{font-size:1rem;margin:0;line-height:1.3;font-weight:600}
.entry .part{border:0;
padding:0;margin:18px 0 0}.part>h2{font-size:1.15rem;border-bottom:2px solid var(--gn-axis);padding-bottom:4px}
fieldset{border:0;margin:0;padding:0;min-width:0}
.line{padding:12px 0;border-bottom:1px solid var(--gn-grid)}.line.group{padding-left:14px;border-left:3px solid var(--gn-axis)}
.line i{display:none}.line dl{display:flex;flex-wrap:wrap;gap:2px 16px;margin:4px 0;font-size:.92rem}
.line dl dt{font-weight:400;color:var(--gn-muted)}.line dl dt::after{content:":"}.line dl dd{margin:0 8px 0 -12px;font-weight:600}
.fields{display:grid;gap:8px}.field{min-width:0}.field>label{display:block;font-size:.92rem;margin:4px 0 2px;color:var(--gn-muted)}
.entry input[type=text],.entry select,.entry textarea{font:inherit;width:100%;min-height:48px;padding:.6rem .7rem;
border:1px solid var(--gn-none);border-radius:6px;background:var(--gn-paper);color:var(--gn-ink)}
.entry input[inputmode=decimal]{font-size:1.15rem;font-variant-numeric:tabular-nums}.entry textarea{min-height:64px;resize:vertical}
.entry :disabled{opacity:.6}[aria-invalid=true]{border:2px solid var(--gn-bad)!important}
.entry :is(input,select,textarea,button,summary,a):focus-visible{outline:3px solid var(--gn-good);outline-offset:1px}
.flag label,.choices label{display:flex;align-items:center;gap:10px;min-height:44px;color:var(--gn-ink)}
.entry input:is([type=checkbox],[type=radio]){width:24px;height:24px;flex:none;margin:0}
.under p{margin:3px 0;font-size:.92rem}.under p>a{display:inline-block;padding:10px 0}.under .note{color:var(--gn-muted)}
.under .bad::before{content:"◆ "}
.under .warn::before{content:"▲ "}.more>summary{min-height:44px;display:flex;align-items:center}
.more>summary::before{content:"+ "}.more[open]>summary::before{content:"– "}
.banner{background:var(--gn-sample);color:var(--gn-sample-text);padding:8px 12px;border-radius:6px;margin:8px 0}
.banner.bad{background:var(--gn-bad-tint);color:var(--gn-ink);border-left:5px solid var(--gn-bad)}
.banner.good{background:var(--gn-good-tint);color:var(--gn-ink);border-left:5px solid var(--gn-good)}
.banner[data-says=cut]{position:sticky;top:0;z-index:1}
.banner p{margin:.2em 0}.banner ul{margin:.2em 0}.banner button,.foot button,.door-button{font:inherit;font-weight:600;
min-height:48px;padding:.5rem 1rem;border-radius:6px;border:1px solid var(--gn-axis);background:var(--gn-paper);
color:var(--gn-good-text);cursor:pointer}.banner button{margin:6px 8px 2px 0}.banner a:not(.door-button){color:inherit;
display:inline-block;padding:10px 0}
.foot{position:fixed;left:0;right:0;bottom:0;background:var(--gn-paper);border-top:1px solid var(--gn-axis);padding:8px 14px;
display:flex;gap:10px;align-items:center;justify-content:center;z-index:2}.foot output{font-weight:600;margin-right:auto;
white-space:nowrap}.foot button.send{background:var(--gn-good-text);color:var(--gn-paper);border-color:transparent}
.foot button:disabled{opacity:.55;cursor:default}.foot .full{flex:1}
.entry .first{position:absolute;left:-99px;width:1px;height:1px;overflow:hidden;border:0;padding:0}
.door-button{display:inline-flex;align-items:center;text-decoration:none}.forms{list-style:none;padding:0}
.forms li{padding:10px 0;border-bottom:1px solid var(--gn-grid)}.entry .wide{margin-top:6px}
.receipt dl{
display:grid;grid-template-columns:max-content 1fr;gap:4px 14px}.receipt dd{margin:0;overflow-wrap:anywhere;font-weight:600}
.receipt dt{font-weight:400;color:var(--gn-muted)}[hidden]{display:none!important}
@media (max-width:640px){.foot{gap:6px;padding:8px 10px}.foot button{padding:.4rem .6rem;font-size:.95rem}
.field.choice>label{position:absolute;left:-9999px}.fields{gap:6px}.line{padding:10px 0 4px}
.receipt dl{grid-template-columns:1fr;gap:0}.receipt dd{margin-bottom:6px}}
@media screen and (min-width:1000px){
.line{display:grid;grid-template-columns:minmax(240px,3fr) minmax(170px,2fr) minmax(420px,5fr);gap:6px 24px;align-items:start}
.line i{display:block}.line dl{display:grid;grid-template-columns:max-content 1fr;margin:0}.line dl dd{margin:0}
.fields{grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:0 8px}
.fields>.field{display:grid;grid-row:span 3;grid-template-rows:subgrid}.fields>.field>label{align-self:end}
.line[data-line=narrative] .field,.line[data-line=about] .field{display:block;grid-row:auto}
.banner ul{columns:2}.banner li{break-inside:avoid}.line>.more{grid-column:3}.line>.more[open]{margin-top:0}
.entry input[type=text],.entry select{min-height:44px}.foot{justify-content:flex-end;padding:8px max(14px,calc((100vw - 1472px)/2))}
.line[data-line=narrative] .fields{grid-template-columns:1fr}.line[data-line=narrative] textarea{min-height:88px}}
@media print{.foot,.banner button{display:none}}
"""


@cache
def entry_style() -> str:
    """The rules of the light pages, and the form's own."""
    return style() + _RULES.replace("\n", "")
