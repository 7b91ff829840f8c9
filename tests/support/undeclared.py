"""A URL configuration whose only route declares no rule."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("oubliee/", lambda request: HttpResponse("montré à tous"))]
