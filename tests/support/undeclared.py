"""A URL configuration whose one route forgot to declare its rule."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("oubliee/", lambda request: HttpResponse("montré à tous"))]
