"""`python -m config.probe`: its exit status says whether the web server of this container answers."""

import http.client
import os
import sys


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        # Asked under one of the site's names, because the server refuses any other.
        connection.request("GET", "/sante/", headers={"Host": os.environ["ITC_HOSTS"].partition(",")[0].strip()})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not answers(int(os.environ.get("ITC_BIND", ":8000").rpartition(":")[2])))
