"""What the logs may say of people's work: nothing."""

import logging


class RoutesOnly(logging.Filter):
    """An address holds the words of a title: the log keeps the route that it matched."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "(no route)"
            known = {path, request.get_full_path()}
            record.args = tuple(route if argument in known else argument for argument in record.args)
        return True
