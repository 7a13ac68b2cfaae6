"""Requests that stay unanswered, so that a program can be killed while it waits for one."""

import json
import threading


class Holding:
    """Passes requests on, except those that match what `PUT /held` was told (`{"method", "path"}`): they wait for ever.

    `GET /held` answers once one of them has come. `DELETE /held` holds no more; what waited is never carried out.
    """

    def __init__(self, application):
        self.application = application
        self.held = None
        self.came = threading.Event()

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/held":
            return self.control(environ, start_response)
        if self.held == {"method": environ["REQUEST_METHOD"], "path": environ["PATH_INFO"]}:
            self.came.set()
            threading.Event().wait()
        return self.application(environ, start_response)

    def control(self, environ, start_response):
        if environ["REQUEST_METHOD"] == "PUT":
            self.came.clear()
            self.held = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        elif environ["REQUEST_METHOD"] == "DELETE":
            self.held = None
        else:
            self.came.wait()
        start_response("204 No Content", [])
        return []
