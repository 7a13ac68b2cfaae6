"""AWS on this machine: moto's server and the exceptions of the registry.

python3 server.py [--stock] [--without NAME ...]    serves until its standard input ends, says where in its first line
python3 server.py --rows                            prints the exceptions as JSON
"""

import argparse
import json
import logging
import os
import sys
import threading

# Otherwise a certificate takes a minute to be issued, and the policies that AWS manages do not exist.
os.environ.update(MOTO_ACM_VALIDATION_WAIT="1", MOTO_IAM_LOAD_MANAGED_POLICIES="true")

# Each declares the exceptions of one service.
import http_apis  # noqa: E402, F401
import stages  # noqa: E402, F401
import rest_apis  # noqa: E402, F401
import rest_methods  # noqa: E402, F401
import rest_stages  # noqa: E402, F401
import rest_callers  # noqa: E402, F401
import functions  # noqa: E402, F401
import networks  # noqa: E402, F401
import permissions  # noqa: E402, F401
import queues  # noqa: E402, F401
import user_pools  # noqa: E402, F401
from holding import Holding
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from registry import ROWS
from werkzeug.serving import WSGIRequestHandler, make_server


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stock", action="store_true", help="moto as it is, without any exception")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="leave one exception out")
    parser.add_argument("--rows", action="store_true", help="print the exceptions and end")
    return parser.parse_args()


def print_rows():
    told = [{"name": row.name, "resource": row.resource, "attribute": row.attribute, "why": row.why, "link": row.link} for row in ROWS]
    print(json.dumps(told, indent=2))


def cure(stock, without):
    for row in ROWS:
        if not stock and row.name not in without:
            row.cure()


def end_with_standard_input():
    """Whoever started the server may be killed; its end of the pipe closes with it."""
    sys.stdin.buffer.read()
    os._exit(0)


def serve():
    # Headers and body must leave in one segment: the provider's client now and then drops the connection between two, and
    # repeats the call; a repeated create or delete then fails.
    WSGIRequestHandler.wbufsize = 1 << 16
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    application = Holding(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    print(f"http://127.0.0.1:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    given = arguments()
    if given.rows:
        print_rows()
    else:
        cure(given.stock, given.without)
        serve()
