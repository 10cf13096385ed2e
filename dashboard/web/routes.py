"""Every address that the server answers beside the pages."""

from dashboard.web.api.routes import API_ROUTE
from dashboard.web.browser.script import SCRIPT_ROUTE
from dashboard.web.calendar import CALENDAR_ROUTE
from dashboard.web.entry.routes import ENTRY_ROUTES
from dashboard.web.forms_file import FORMS_ROUTE
from dashboard.web.handbook import HANDBOOK_ROUTES
from dashboard.web.head import PICTURE_ROUTE
from dashboard.web.keeper import KEEPER_ROUTES
from dashboard.web.light.route import LIGHT_ROUTE
from dashboard.web.originals import ORIGINAL_ROUTE, RECEIPT_ROUTE
from dashboard.web.people.oidc_routes import OIDC_ROUTES
from dashboard.web.people.routes import SIGN_IN_ROUTES
from dashboard.web.shared import SHARED_ROUTE

ROUTES = [
    SCRIPT_ROUTE,
    PICTURE_ROUTE,
    LIGHT_ROUTE,
    ORIGINAL_ROUTE,
    RECEIPT_ROUTE,
    FORMS_ROUTE,
    *HANDBOOK_ROUTES,
    API_ROUTE,
    SHARED_ROUTE,
    CALENDAR_ROUTE,
    *KEEPER_ROUTES,
    *SIGN_IN_ROUTES,
    *OIDC_ROUTES,
    *ENTRY_ROUTES,
]
