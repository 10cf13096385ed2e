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
.st-key-slide :is(h1,p,li,span),.gn-slide-foot,.gn-figures span{color:#000!important}
.gn-lines{border:.2rem solid #000}
.st-key-slide svg text:is([fill="#52606D"],[fill="#17212B"],[fill="#52606d"],[fill="#17212b"]){fill:#000;font-weight:600}
.st-key-slide svg line{stroke-opacity:1}
"""


def css(step: int, contrast: str = "") -> str:
    """The style sheet; `step` is the A+ step, 0 to 2, `contrast` what the address asks for."""
    return f"""<style>{style()}
html{{font-size:min(100vw/120,100vh/67.5);--k:{grown(step):.2f}}}
[data-testid=stHeader],.st-key-navigation,.st-key-frame,.st-key-known_at{{display:none!important}}
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
.st-key-slide_keys button{{min-height:2.4rem;padding:.2rem .9rem}}
.st-key-slide_keys :is(button,p){{font-size:1.25rem}}
.st-key-slide_hidden_keys{{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
@media(orientation:portrait){{
 html{{font-size:calc(100vw/56)}}
 [data-testid=stMainBlockContainer]{{padding:1.5rem 1.5rem 0!important}}
 .st-key-slide{{min-height:0}}
 .st-key-slide_keys :is(button,p){{font-size:2.1rem}}
 .st-key-slide [data-testid=stVegaLiteChart]{{overflow-x:auto}}
 .st-key-slide [data-testid=stVegaLiteChart] svg{{min-width:84rem}}
}}
@media print{{@page{{size:A4 landscape}}.st-key-slide_keys{{display:none}}}}
{_HIGH if contrast == HIGH else ""}</style>"""
