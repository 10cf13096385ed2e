"""How the head looks: two rows and a line on a wide screen, the «⋯» where they do not fit, a bar at the foot on a phone."""

_HEAD = """
.st-key-head{border-bottom:1px solid var(--gn-grid);padding-bottom:.15rem;margin-bottom:.35rem}
.st-key-head_top{min-height:3rem;flex-wrap:nowrap!important}
.st-key-frame{min-height:3rem;flex-wrap:nowrap!important;justify-content:space-between}
.st-key-head_line{min-height:1.6rem}
.st-key-head [data-testid=stHtml]{margin:0}
.gn-brand{display:flex;flex-direction:column;line-height:1.25;white-space:nowrap;padding-right:.75rem}
.gn-brand b{font-size:1rem;font-weight:700;color:var(--gn-ink)}
.gn-brand span{font-size:.8125rem;color:var(--gn-muted)}
.st-key-head :is(.st-key-navigation,.st-key-pages) a{min-height:2.5rem;padding:0 .65rem;margin:0;border-radius:.4rem}
.st-key-head :is(.st-key-navigation,.st-key-pages) a:focus-visible{outline:3px solid var(--gn-ink);outline-offset:-3px;
 background:transparent}
.st-key-navigation a{font-weight:600}
.st-key-group_here a{background:var(--gn-good-tint);box-shadow:inset 0 -3px 0 var(--gn-good)}
.st-key-group_here a *{color:var(--gn-good-text)!important}
.st-key-pages a{color:var(--gn-muted)}
.st-key-pages a>:not(:last-child){display:none!important}
.st-key-page_here a{background:transparent!important;box-shadow:inset 0 -2px 0 var(--gn-good)}
.gn-menu,.gn-colours{font:inherit;color:inherit;background:transparent;border:1px solid var(--gn-axis);border-radius:.4rem;
 min-height:2.5rem;cursor:pointer}
.gn-colours{padding:0 .4rem;font-size:.875rem;max-width:8.5rem}
.gn-colours option{color:#17212B;background:#fff}
.gn-menu{display:none;min-width:2.75rem;font-size:1.25rem;font-weight:700;line-height:1}
:is(.gn-menu,.gn-colours):focus-visible{outline:3px solid var(--gn-ink);outline-offset:1px}
.gn-line{position:relative;font-size:.875rem;color:var(--gn-muted);line-height:1.6}
.gn-line summary{cursor:pointer;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;list-style-position:inside}
.gn-line summary:focus-visible{outline:2px solid var(--gn-ink);outline-offset:-2px}
.gn-line>div{position:absolute;left:0;top:100%;z-index:20;max-width:min(46rem,100%);padding:.75rem 1rem;background:var(--gn-paper);
 border:1px solid var(--gn-axis);border-radius:.4rem;box-shadow:0 .4rem 1.2rem rgb(0 0 0/.18);color:var(--gn-ink)}
.gn-line>div p{margin:0 0 .4rem}
.gn-line .sample{padding:0 .45rem;font-size:.8125rem}
.st-key-head_choices{justify-content:flex-end}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]>:has(.st-key-head,.st-key-head_notes,.st-key-known_at,.st-key-newer){
 order:-2}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]>:has(h1){order:-1}
"""
_NARROW = """
@media(max-width:1239px){
 .gn-menu{display:block}
 :root:not([data-gn-menu=open]) :is(.st-key-head_top>:has(.st-key-head_own),.st-key-frame>:has(>.st-key-head_more)){
  display:none!important}
 .st-key-head_top{flex-wrap:wrap!important}
 .st-key-head_top>:has(.gn-menu){margin-left:auto;order:1}
 .st-key-head_top>:has(.st-key-head_own){order:2}
 .st-key-head_own{justify-content:flex-start!important;flex-wrap:wrap}
 .st-key-frame{flex-wrap:wrap!important;row-gap:.25rem}
}
@media(min-width:641px) and (max-width:899px){
 .st-key-navigation a>:not(:last-child){display:none!important}
 .st-key-head_top{gap:.25rem!important}
}
@media(min-width:1000px){
 :root:not([data-gn-menu=open]) :is(.st-key-head_top,.st-key-frame){height:3rem}
}
@media(max-width:999px){
 :root:not([data-gn-menu=open]) .st-key-frame{min-height:5.5rem}
 .st-key-frame>:has(>.st-key-pages){flex:1 1 100%!important}
 .st-key-pages{min-height:2.75rem;width:100%!important}
 .st-key-head_choices{justify-content:flex-start}
}
@media(min-width:1000px) and (max-width:1239px){
 .st-key-pages:has(>:only-child){visibility:hidden}
}
@media(min-width:1240px){
 .st-key-pages:has(>:only-child){display:none!important}
}
"""
_PHONE = """
@media(max-width:640px){
 .st-key-navigation{position:fixed!important;left:0;right:0;bottom:0;z-index:999990;width:auto!important;max-width:none!important;
  display:grid!important;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:0!important;
  padding:0 env(safe-area-inset-right,0px) env(safe-area-inset-bottom,0px) env(safe-area-inset-left,0px);
  background:var(--gn-paper);border-top:1px solid var(--gn-axis)}
 .st-key-navigation>*{height:3.5rem!important;width:auto!important;min-width:0!important;max-width:none!important}
 .st-key-navigation :is(div,a){width:100%!important;max-width:none!important;margin:0!important}
 .st-key-navigation a{flex-direction:column!important;justify-content:center;gap:.1rem!important;height:3.5rem!important;
  padding:.25rem 0!important;border-radius:0!important;text-align:center}
 .st-key-navigation a :is(span,p){font-size:.75rem!important;line-height:1.2!important;overflow:visible!important}
 .st-key-navigation a [data-testid=stIconMaterial]{font-size:1.35rem!important}
 .st-key-navigation .st-key-group_here a{box-shadow:inset 0 3px 0 var(--gn-good)}
 .st-key-pages{display:grid!important;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:.15rem!important;width:100%!important}
 .st-key-pages>*,.st-key-pages :is(div,a){width:100%!important;min-width:0!important;max-width:none!important}
 .st-key-pages a{justify-content:center;text-align:center;min-height:2.75rem!important;padding:.15rem!important}
 .st-key-pages a :is(span,p){white-space:normal!important;font-size:.8125rem!important;line-height:1.2!important;
  overflow:visible!important}
 .st-key-head_top>:has(>.st-key-navigation){position:absolute}
 .st-key-head_choices{flex-wrap:nowrap!important}
 .st-key-head_choices>*{flex:1 1 50%!important;min-width:0!important;width:auto!important}
 .st-key-head_choices>:first-child{flex-basis:58%!important}
 .st-key-head_choices [data-testid=stSelectbox]{width:100%!important}
 .st-key-head_line{min-height:2.9rem}
 .gn-line summary{white-space:normal;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;line-height:1.4}
 .gn-line>div{right:0}
 [data-testid=stMainBlockContainer]{padding-bottom:calc(4.75rem + env(safe-area-inset-bottom,0px))!important}
}
"""
_PAPER = """
@media print{
 :is(.st-key-navigation,.st-key-pages,.st-key-head_own,.st-key-head_more,.gn-menu){display:none!important}
 .st-key-head :is(.st-key-head_top,.st-key-frame){min-height:0}
 .st-key-head{border-bottom:1px solid #D5DCE3}
 .gn-line>div{display:none}
 .gn-line summary{white-space:normal;list-style:none}
 .st-key-head_choices [data-testid=stSelectbox] svg{display:none!important}
}
"""
HEAD = f"{_HEAD}{_NARROW}{_PHONE}{_PAPER}"
