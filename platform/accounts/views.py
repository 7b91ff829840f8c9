"""« Mon compte »."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.forms import AccountForm
from accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """What a person says of themself, and to whom."""
    if request.method == "POST":
        form = AccountForm(request.POST, instance=User.objects.get(pk=request.user.pk))
        if form.is_valid():
            form.save()
            messages.success(request, "Votre compte est à jour.")
            return redirect("account")
        return render(request, "accounts/account.html", {"form": form}, status=422)
    return render(request, "accounts/account.html", {"form": AccountForm(instance=request.user)})
