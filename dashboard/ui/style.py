"""The few rules of style that Streamlit's theme has no setting for."""

CSS = """<style>
[data-testid=stMainBlockContainer]{padding-left:clamp(.75rem,2vw,2.25rem);padding-right:clamp(.75rem,2vw,2.25rem);max-width:none}
[data-testid=stMetric] *{white-space:normal!important;text-overflow:clip!important}
[data-testid=stMetric] div:has(>[data-testid=stMetricDelta]){flex-wrap:wrap;row-gap:.2rem}
[data-testid=stMetricDelta] p{white-space:nowrap!important}
[data-testid=stMetricDeltaDescription]{flex-shrink:0!important;max-width:100%!important}
[data-testid=stCaptionContainer]{opacity:1!important;color:#52606D}
h1{text-wrap:balance}
.st-key-frame{border-bottom:1px solid #E3E8EE;padding-bottom:.35rem}
.sample{display:inline-block;background:#FDF2DF;color:#6B4100;border:1px solid #F3BE86;border-radius:.3rem;
 padding:.2rem .6rem;font-size:.875rem;line-height:1.35}
.st-key-projects [data-testid=stTable],.st-key-projects [data-testid=stTableStyledTable]{overflow-x:auto}
.st-key-projects table{min-width:1080px}
.st-key-projects :is(td,th){padding:.4rem .6rem;vertical-align:middle}
.st-key-projects td>div{max-width:none}
.st-key-projects th{white-space:normal}
.st-key-projects th:nth-child(n+2):nth-last-child(n+3){text-align:right!important}
.st-key-projects td:nth-child(n+2):nth-last-child(n+3){text-align:right!important;white-space:nowrap}
.st-key-projects td:nth-child(n+2):nth-last-child(n+3) *{white-space:nowrap}
.st-key-projects td:nth-last-child(2){min-width:8.5rem}
.st-key-projects td:first-child{min-width:11rem}
.st-key-projects td:last-child{min-width:8.5rem}
@media print{[data-testid=stHeader],.st-key-frame [data-testid=stSelectbox]{display:none!important}
 @page{size:A3 landscape;margin:10mm}}
</style>"""
