"""Serves moto on the port given as the only argument, with the same answers as moto_server in a third of the time.

moto_server opens a connection and a thread for each request, and moto lists the folders of its services and
parses each object's date anew. Here connections stay open (cheroot), and what never changes is kept.
One request is answered at a time: moto's state is not made for threads, and Terraform creates 16 resources at once.
"""

import functools
import sys
import threading

from cheroot import wsgi
from moto import backends
from moto.core import serialize
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

services = tuple(backends.list_of_moto_modules())
backends.list_of_moto_modules = lambda: services
serialize.parse_to_aware_datetime = functools.lru_cache(65_536)(serialize.parse_to_aware_datetime)

application = DomainDispatcherApplication(create_backend_app)
one_at_a_time = threading.Lock()


def with_raw_path(environ, start_response):
    """moto reads the path before its %2F were decoded by the name that werkzeug's server gives it."""
    environ["RAW_URI"] = environ["REQUEST_URI"]
    with one_at_a_time:
        return application(environ, start_response)


if __name__ == "__main__":
    address = ("127.0.0.1", int(sys.argv[1]))
    server = wsgi.Server(address, with_raw_path, numthreads=16, request_queue_size=1024, timeout=3600)
    server.keep_alive_conn_limit = 1000
    server.safe_start()
