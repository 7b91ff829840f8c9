"""Views of allauth that check or hash a password, before the request's transaction opens.

Hashing takes long on purpose; nobody should wait meanwhile for the transaction's locks.
"""

from collections.abc import Callable

from allauth.account import views
from allauth.account.forms import UserTokenForm
from allauth.core.internal import ratelimit
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.views.generic import FormView

from web.routes import first

JUDGED = "judged_form"  # attribute of the request


class JudgedFirst(FormView):
    """`limit` names the limit of allauth beyond which no password is checked; the view gives its message."""

    limit: str

    def get_form(self, form_class: type[BaseForm] | None = None) -> BaseForm:
        return getattr(self.request, JUDGED, None) or super().get_form(form_class)

    def judge(self) -> None:
        form = self.get_form()
        form.is_valid()
        setattr(self.request, JUDGED, form)


class SignIn(JudgedFirst, views.LoginView):
    limit = "login"


class ChangePassword(JudgedFirst, views.PasswordChangeView):
    limit = "change_password"


class Reauthenticate(JudgedFirst, views.ReauthenticateView):
    limit = "reauthenticate"


class SetPassword(JudgedFirst, views.PasswordResetFromKeyView):
    """The form that a mailed link opens; the transaction checks the link again, because it works only once."""

    limit = "reset_password_from_key"

    def judge(self) -> None:
        self.key = self.request.session.get(views.INTERNAL_RESET_SESSION_KEY, "")
        link = UserTokenForm(data={"uidb36": self.kwargs["uidb36"], "key": self.key})
        if link.is_valid():
            self.reset_user = link.reset_user
            super().judge()


def judged(view_class: type[JudgedFirst]) -> Callable[..., HttpResponse]:
    """Returns the view, with its form checked first."""

    def judge(request: HttpRequest, *args, **kwargs) -> None:
        spared = ratelimit.consume(
            request, app="allauth.account", action=view_class.limit, user=request.user, dry_run=True
        )
        if request.method == "POST" and spared:
            view = view_class()
            view.setup(request, *args, **kwargs)
            view.judge()

    return first(judge)(view_class.as_view())


sign_in, change_password, reauthenticate, set_password = map(
    judged, (SignIn, ChangePassword, Reauthenticate, SetPassword)
)
