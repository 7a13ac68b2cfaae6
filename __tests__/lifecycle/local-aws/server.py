"""AWS on this machine: moto's server and the exceptions of the registry.

python3 server.py [--stock]    serves until its standard input ends, says where in its first line
python3 server.py --rows       prints the exceptions as JSON
"""

import argparse
import json
import logging
import os
import sys
import threading

from holding import Holding
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from rows import rows
from werkzeug.serving import WSGIRequestHandler, make_server


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stock", action="store_true", help="moto as it is, without any exception")
    parser.add_argument("--rows", action="store_true", help="print the exceptions and end")
    return parser.parse_args()


def print_rows():
    columns = ("name", "resource", "attribute", "why", "link")
    print(json.dumps([{column: getattr(row, column) for column in columns} for row in rows()], indent=2))


def cure():
    for row in rows():
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
        if not given.stock:
            cure()
        serve()
