"""Faults that a test seeds, to show that another test fails on them."""

from itertools import chain

from django.http import HttpResponseNotFound

LEAKED = "canaridraft"  # the title of a draft that only its author's ITC may read


def leaking(get_response):
    """Middleware that adds a draft's title to every answer, in the body and in a header."""

    def answer(request):
        response = get_response(request)
        response["X-Title"] = LEAKED
        if response.streaming:
            response.streaming_content = chain(response.streaming_content, [LEAKED.encode()])
        else:
            response.content += LEAKED.encode()
        return response

    return answer


def leaking_to_who_signed_in(get_response):
    leaks = leaking(get_response)
    return lambda request: leaks(request) if request.user.is_authenticated else get_response(request)


def without_posts(get_response):
    """Middleware that answers 404 to every form that a signed-in person sends."""
    return lambda request: (
        HttpResponseNotFound() if request.method == "POST" and request.user.is_authenticated else get_response(request)
    )
