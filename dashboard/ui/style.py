"""The few rules of style that Streamlit's theme has no setting for: on the screen, on a phone, on paper."""

from dashboard.charts.tokens import style
from dashboard.ui.head.style import HEAD
from dashboard.ui.room import STEPS

_SCREEN = """
[data-testid=stMainBlockContainer]{padding-left:clamp(.75rem,2vw,2.25rem);padding-right:clamp(.75rem,2vw,2.25rem);max-width:none}
[data-testid=stMetric] *{white-space:normal!important;text-overflow:clip!important}
[data-testid=stMetric] div:has(>[data-testid=stMetricDelta]){flex-wrap:wrap;row-gap:.2rem}
[data-testid=stMetricDelta]{min-width:0;max-width:100%}
[data-testid=stMetricDelta] p{white-space:normal!important}
[data-testid=stMetricDeltaDescription]{flex-shrink:0!important;max-width:100%!important}
[data-testid=stCaptionContainer]{opacity:1!important;color:var(--gn-muted)}
[data-testid=stHeader]{background:transparent;pointer-events:none}
[data-testid=stHeader] *{pointer-events:auto}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]{gap:.5rem}
[data-testid=stElementContainer]:has(>[data-testid=stHtml]:is(:empty,:has(>script:only-child))){display:none}
.st-key-head [data-testid=stSkeleton]{display:none}
[data-testid=stLayoutWrapper]:has(>.st-key-said_language){display:none}
[class*=st-key-gn_table_] [data-testid=stElementContainer]~[data-testid=stElementContainer] [data-testid=stSkeleton]{display:none}
[class*=st-key-card_] [data-testid=stSkeleton]{height:9.5rem}
[class*=st-key-card_]>[data-testid=stElementContainer]~[data-testid=stElementContainer] [data-testid=stSkeleton]{display:none}
:is([class*=st-key-choice-]:not(.st-key-choice-nhom,.st-key-choice-compared),[class*=st-key-mau-],[class*=st-key-nhac-],
 [class*=st-key-planning_approved],[class*=st-key-planning_fill]) [data-testid=stSkeleton]{height:4.25rem}
@media(min-width:641px){:is(.st-key-choice-nhom,.st-key-choice-compared) [data-testid=stSkeleton]{height:2rem}
 .st-key-choice-tt [data-testid=stSkeleton]{height:3.75rem!important}}
@media(max-width:640px){.st-key-choice-muc [data-testid=stSkeleton]{height:10.5rem!important}}
[data-testid=stMarkdownContainer] :is(h1,h2){padding:.35rem 0 .8rem;text-wrap:balance}
[data-testid=stMarkdownContainer] h3{padding:0 0 1.1rem}
[data-testid=stMetric]>div{padding:.5rem .9rem}
@media(min-width:641px){.st-key-verdict_notes{flex-wrap:nowrap!important}
 .st-key-verdict_notes>:first-child:not(:last-child){flex:0 1 auto!important;min-width:0!important}
 .st-key-verdict_notes>:last-child{flex:none!important}}
[class*=st-key-card_]{position:relative}
[class*=st-key-card_] [data-testid=stElementContainer]:has([data-testid=stPageLink]){position:absolute;inset:0;z-index:1}
[class*=st-key-card_] [data-testid=stElementContainer]:has([data-testid=stPageLink]){width:auto!important;max-width:none!important}
[class*=st-key-card_] a{position:absolute!important;inset:0;margin:0!important;max-width:none!important;opacity:0;
 border-radius:.5rem}
[class*=st-key-card_] [data-testid=stElementContainer]:has(.gn-trend){position:absolute;right:1rem;top:2.35rem;
 width:min(40%,calc(100% - 10rem))!important;pointer-events:none}
.gn-trend{position:relative;height:2.1rem;border-bottom:1px solid var(--gn-grid)}
.gn-trend i{position:absolute;inset:0;background:var(--gn-none)}
.gn-trend b{position:absolute;width:.45rem;height:.45rem;border-radius:50%;background:var(--gn-ink);translate:-50% -50%}
[class*=st-key-card_] [data-testid=stTooltipIcon]{position:relative;z-index:2}
[class*=st-key-card_] a:focus-visible{opacity:1;background:transparent;outline:2px solid var(--gn-good)!important}
[class*=st-key-card_] a:focus-visible *{opacity:0}
[class*=st-key-card_]:hover [data-testid=stMetric]{border-color:var(--gn-muted)}
[data-testid=stVegaLiteChart]{margin-bottom:-.6rem}
[data-testid=stElementContainer]:has([data-testid=stVegaLiteChart]) [data-testid=stElementToolbar]{display:none}
[class*=st-key-pictures_]{flex-wrap:wrap;row-gap:0!important}
[class*=st-key-pictures_] button{min-height:2.25rem;padding:0 .25rem}
[class*=st-key-pictures_] :is(button,label) p{font-size:.8125rem}
[data-testid=stMain] :is(blockquote,summary,kbd){opacity:1}
[data-testid=stMain] :is(blockquote,summary){color:var(--gn-muted)}
[data-testid=stBaseButton-primary]:enabled *{color:light-dark(#FFFFFF,#12181F)}
.st-key-language button{min-width:2.25rem}
.sample{display:inline-block;background:var(--gn-sample);color:var(--gn-sample-text);border:1px solid var(--gn-heat-2);
 border-radius:.3rem;padding:.2rem .6rem;font-size:.875rem;line-height:1.35}
.st-key-known_at{background:var(--gn-sample);border-radius:.3rem;padding:.35rem .75rem}
.st-key-known_at p{color:var(--gn-sample-text)}
"""
_PHONE = """
@media(max-width:640px){
 [data-testid=stHeader]{display:none}
}
"""
_PAPER = """
@media print{
 @page{size:A3 landscape;margin:9mm}
 :is([data-testid=stHeader],[data-testid=stExpander],[data-testid=stDownloadButton],[data-testid=stToolbar],
 [data-testid=stSkipToContent],[data-testid=stPopover],[data-testid=stButton],[data-testid=stButtonGroup],[data-testid=stFileUploader],
 [data-testid=stTextInput],[data-testid=stTextArea],[data-testid=stForm],[role=tablist],.st-key-samples,.door){display:none!important}
 [data-testid=stSelectbox] svg{display:none!important}
 html,body,#root,[data-testid=stApp],[data-testid=stAppViewContainer],[data-testid=stMain]{
  position:static!important;height:auto!important;overflow:visible!important;background:#fff!important;color-scheme:light!important}
 [data-testid=stApp] :is(h1,h2,h3,p,li,label,td,th,div,span){color:#17212B}
 [data-testid=stMainBlockContainer]{padding:0!important}
 [data-testid=stMain] :is([data-testid=stVerticalBlock],[data-testid=stLayoutWrapper],[data-testid=stColumn],[data-testid=stGrid]){
  height:auto!important;max-height:none!important;overflow:visible!important}
 *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 [data-testid=stSelectbox]:not(.st-key-frame *){display:none!important}
 [data-testid=stElementContainer]:has(>:is([data-testid=stPopover],[data-testid=stButton],[data-testid=stSelectbox])):not(
 .st-key-frame *){
  display:none!important}
 [class*=st-key-gn_table_nguon-so-lieu],
 [data-testid=stElementContainer]:has(+[data-testid=stLayoutWrapper]>[class*=nguon-so-lieu]),
 .st-key-profile_sources{display:none!important}
 [data-testid=stMainBlockContainer]:not(:has(.st-key-slide)){zoom:.75}
 [data-testid=stMainBlockContainer]:has(.st-key-in_words):has(h1){zoom:.69}
 @page gn-profile{size:A4 portrait;margin:9mm}
 body:has(.st-key-profile){page:gn-profile}
 [data-testid=stMainBlockContainer]:has(.st-key-profile):has(h1){zoom:.6}
 .st-key-all_communes{display:none!important}
 .st-key-profile .gn-table{font-size:.72rem}
 .st-key-profile .gn-table :is(th,td){white-space:normal!important;min-width:0!important;padding:.15rem .25rem}
 .st-key-profile_rest [data-testid=stGrid]{grid-template-columns:minmax(0,3fr) minmax(0,2fr)!important}
 @page gn-receipt{size:A4 portrait;margin:12mm}
 body:has(.st-key-receipt_lines){page:gn-receipt}
 [data-testid=stMainBlockContainer]:has(.st-key-receipt_lines):has(h1){zoom:.7}
 .st-key-frame [data-testid=stSelectbox] *{background:#fff!important;color:#17212B!important;border:0!important}
 h1,h2,h3,[data-testid=stVegaLiteChart],[data-testid=stMetric]{break-inside:avoid;break-after:avoid}
 [class*=st-key-gn_table_],[data-testid=stGrid],.gn-box{break-inside:avoid}
 [data-testid=stElementContainer]:has(:is(h1,h2,h3)),
 [data-testid=stElementContainer]:has(:is(h1,h2,h3))+[data-testid=stElementContainer]:has([data-testid=stCaptionContainer]){
  break-after:avoid}
 :is([class*=st-key-gn_table_],[class*=st-key-chart_]){min-height:0!important}
 :is([data-testid=stTooltipIcon],.st-key-further,[class*=st-key-reminder_]){display:none!important}
 [data-testid=stVegaLiteChart] svg{width:100%!important;height:auto!important}
 :is([class*=st-key-chart_curve],[class*=st-key-chart_waterfall],[class*=st-key-chart_flow],
 [class*=st-key-chart_months]) svg{max-height:21rem}
 [class*=st-key-chart_reports] svg{max-height:42rem}
 [class*=st-key-chart_communes] svg{max-height:36rem}
}
"""
CSS = f"{style()}{_SCREEN}{STEPS}{_PHONE}{_PAPER}{HEAD}"  # stands in the page as it is served (`dashboard/web/browser/script.py`)
