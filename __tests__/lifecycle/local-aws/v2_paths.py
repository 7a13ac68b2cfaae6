"""Which paths the endpoint answers as HTTP and WebSocket APIs."""

import moto.apigateway.urls as rest
import moto.apigatewayv2.urls as v2
from moto.apigatewayv2.responses import ApiGatewayV2Response


def serve(path):
    """Sends requests for the path to the v2 responses; both kinds of API share one host, so both lists of paths need it."""
    for paths in (v2.url_paths, rest.url_paths):
        paths["{0}" + path] = ApiGatewayV2Response.dispatch
