"""Serves moto on the port given as the only argument, with the same answers as moto_server in a third of the time.

moto_server opens a connection and a thread for each request, and moto lists the folders of its services and
parses each object's date anew. Here connections stay open (waitress), and what never changes is kept.
"""

import functools
import logging
import sys

import waitress
from moto import backends
from moto.core import serialize
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

services = tuple(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: services
serialize.parse_to_aware_datetime = functools.lru_cache(65_536)(serialize.parse_to_aware_datetime)

application = DomainDispatcherApplication(create_backend_app)


def with_raw_path(environ, start_response):
    """moto reads the path before its %2F were decoded by the name that werkzeug's server gives it."""
    environ["RAW_URI"] = environ["REQUEST_URI"]
    return application(environ, start_response)


if __name__ == "__main__":
    logging.getLogger("waitress").setLevel(logging.ERROR)
    waitress.serve(
        with_raw_path,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        threads=8,
        connection_limit=1000,
        channel_timeout=3600,
        asyncore_use_poll=True,
    )
