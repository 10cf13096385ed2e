"""What a report's form is called: by the plan's calendar, and of an office's own table by what it is a table of."""

from dashboard.domain.plan.plan import Plan
from dashboard.text import Words

# codes of known layouts → the names that they have where a table is read (tests/views/test_form_names.py holds them together)
_LAYOUTS = {
    "BIEU-GIAINGAN": "layout.disbursement_table",
    "BIEU-CHITIEU": "layout.results_table",
    "BIEU-THIEUHUT-HN": "layout.deprivation_table_hn",
    "BIEU-THIEUHUT-HCN": "layout.deprivation_table_hcn",
    "BIEU-DIENBIEN-HN": "layout.flow_table",
    "BIEU-DIENBIEN-HCN": "layout.flow_table_hcn",
    "BIEU-RASOAT": "layout.review_table",
}
_ANY = "BIEU"  # a table of the office's own, whatever it tells


def form_name(plan: Plan, form: str, words: Words) -> str:
    """A code stands for itself only where nobody has named it."""
    named = next((owed.name for owed in plan.obligations if owed.form == form), "")
    if named:
        return named
    bare, note = form, ""
    if form.endswith("-SB"):
        bare, note = form.removesuffix("-SB"), words("preliminary")
    elif form.endswith("-KB"):
        bare, note = form.removesuffix("-KB"), words("the Treasury's")
    key = _LAYOUTS.get(bare, "layout.unit_table" if bare.split("-")[0] == _ANY else "")
    if not key:
        return form
    name = words.coded(key)
    name = name[:1].upper() + name[1:]
    return f"{name} ({note})" if note else name
