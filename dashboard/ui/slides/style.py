"""The look of slides: everything in rem, and one rem is a 120th of the window's width, so that a slide fills any projector.

At 1920 × 1080 a rem is 16 px: title 57, figures 88, body 32, chart 30, foot 28 px, read at 8 m.
"""

from dashboard.charts.tokens import style

STEPS = 3  # of type: as designed, and two larger ones
HIGH = "cao"  # high contrast, under `tp`
_GROWTH = 0.1  # by which each step is larger


def grown(step: int) -> float:
    """How much larger type is at a step."""
    return 1 + _GROWTH * step


_HIGH = """
:root{--gn-ink:#000;--gn-muted:#000;--gn-surface:#fff}
@supports(color:light-dark(#000,#fff)){
 :root{--gn-ink:light-dark(#000,#fff);--gn-muted:light-dark(#000,#fff);--gn-surface:light-dark(#fff,#000)}
}
.st-key-slide :is(h1,p,li,span),.gn-slide-foot,.gn-figures span{color:var(--gn-ink)!important}
.gn-lines{border:.2rem solid var(--gn-ink)}
.st-key-slide svg text:is([fill="#52606D"],[fill="#17212B"],[fill="#52606d"],[fill="#17212b"]){
 fill:var(--gn-ink);font-weight:600}
.st-key-slide svg line{stroke-opacity:1}
"""


def css(step: int, contrast: str = "") -> str:
    """The style sheet; `step` is the A+ step, 0 to 2, `contrast` what the address asks for."""
    return f"""<style>{style()}
html{{font-size:min(100vw/120,100vh/67.5);--k:{grown(step):.2f}}}
.st-key-slide [data-testid=stElementContainer]:has(.gn-tall){{display:none}}
[data-testid=stHeader],.st-key-head,.st-key-known_at,.st-key-newer{{display:none!important}}
[data-testid=stMainBlockContainer]{{padding:2.4rem 3.5rem 0!important;max-width:none}}
[data-testid=stMainBlockContainer]>[data-testid=stVerticalBlock]{{gap:1rem}}
[data-testid=stMainBlockContainer] *{{transition:none!important;animation:none!important}}
[data-stale=true]{{opacity:1!important}}
.st-key-slide{{min-height:calc(100vh - 20rem)}}
.st-key-slide h1{{font-size:calc(3.5625rem*var(--k));line-height:1.15;text-wrap:balance;
 padding:0 0 max(.3rem, calc(1.6rem - 5.5rem*(var(--k) - 1)))}}
.st-key-slide :is(p,li){{font-size:calc(2rem*var(--k));line-height:1.3}}
.st-key-slide [data-testid=stVegaLiteChart] svg{{width:100%!important;height:auto!important;overflow:visible}}
.gn-figures{{display:grid;gap:1.6rem 3rem;grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%),1fr))}}
.gn-figures.gn-whole{{gap:calc(4.5rem - 12rem*(var(--k) - 1)) 3rem;padding-top:1rem}}
.gn-figures>div{{border-left:.4rem solid var(--tone);padding-left:1.4rem}}
.gn-figures b{{display:block;font-size:calc(5.5rem*var(--k));line-height:1.05;font-weight:700;color:var(--tone-text)}}
.gn-figures span{{display:block;font-size:calc(2rem*var(--k));line-height:1.3;color:var(--gn-ink)}}
.gn-lines{{background:var(--gn-surface);border-radius:.6rem;padding:1.1rem 1.6rem;margin:0;list-style:none;
 font-size:calc(2rem*var(--k));
 line-height:1.4;color:var(--gn-ink)}}
.gn-slide-foot{{display:flex;gap:2rem;align-items:center;justify-content:space-between;font-size:1.75rem;line-height:1.25;
 color:var(--gn-muted)}}
.gn-slide-foot img{{width:9.6rem;height:9.6rem;background:#fff;flex:none}}
.gn-slide-foot a{{color:inherit}}
.gn-slide-foot small{{font-size:1rem}}
.gn-tall{{display:none;font-size:2.3rem;color:var(--gn-ink)}}
.gn-tall ul{{margin:0;padding:0;list-style:none}}
.gn-tall svg{{display:block;width:100%;height:auto}}
.gn-tall svg.swatch{{display:inline-block;width:3.2rem;margin-right:.8rem}}
.gn-tall .key li{{margin:0 0 .5rem}}
.gn-tall li{{margin:0 0 1.4rem}}
.gn-tall li>div{{display:flex;justify-content:space-between;gap:1rem}}
.gn-tall small{{font-size:1.9rem;color:var(--gn-muted)}}
.st-key-slide_keys button{{min-height:2.4rem;padding:.2rem .9rem}}
.st-key-slide_keys :is(button,p){{font-size:1.25rem}}
.st-key-slide_hidden_keys{{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
@media(orientation:portrait){{
 html{{font-size:calc(100vw/56)}}
 [data-testid=stMainBlockContainer]{{padding:1.5rem 1.5rem 0!important}}
 .st-key-slide{{min-height:0}}
 .st-key-slide_keys :is(button,p){{font-size:2.1rem}}
 [data-testid=stMainBlockContainer]{{padding-bottom:1.5rem!important}}
 .gn-tall,.st-key-slide [data-testid=stElementContainer]:has(.gn-tall){{display:block}}
 .st-key-slide [data-testid=stElementContainer]:has([data-testid=stVegaLiteChart]){{display:none!important}}
 .gn-slide-foot{{font-size:1.9rem;flex-wrap:wrap}}
 .gn-slide-foot small{{font-size:1.6rem;overflow-wrap:anywhere}}
 .st-key-slide_keys{{position:sticky;bottom:0;background:var(--gn-paper);
  padding:.8rem 0 calc(.8rem + env(safe-area-inset-bottom,0px))}}
 .st-key-slide_keys button{{min-height:44px}}
}}
@media print{{
 @page{{size:A4 landscape;margin:8mm}}
 html{{font-size:calc(281mm/120)}}
 [data-testid=stMainBlockContainer]{{padding:0!important}}
 .st-key-slide{{min-height:0;break-inside:avoid}}
 .st-key-slide [data-testid=stHorizontalBlock]{{display:flex!important;flex-wrap:nowrap!important;gap:2rem}}
 .st-key-slide [data-testid=stColumn]{{min-width:0!important;flex:1 1 31%!important}}
 .st-key-slide [data-testid=stColumn]:first-child:not(:only-child){{flex-basis:66%!important}}
 .st-key-slide *{{break-inside:avoid;break-after:auto!important}}
 .st-key-slide [data-testid=stElementContainer]:has(.gn-tall){{display:none!important}}
 .st-key-slide [data-testid=stElementContainer]:has([data-testid=stVegaLiteChart]){{display:block!important}}
 :is(.st-key-slide_keys,.st-key-slide_hidden_keys){{display:none!important}}
}}
{_HIGH if contrast == HIGH else ""}</style>"""
