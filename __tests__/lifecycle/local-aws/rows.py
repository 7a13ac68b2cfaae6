"""All exceptions. Each module declares those of one service."""

import importlib

from registry import ROWS, LocalException

SERVICES = (
    "http_apis",
    "stages",
    "rest_apis",
    "rest_methods",
    "rest_stages",
    "rest_callers",
    "functions",
    "permissions",
    "networks",
    "queues",
    "releases",
    "saved_queries",
    "user_pools",
)


def rows() -> list[LocalException]:
    for service in SERVICES:
        importlib.import_module(service)
    return ROWS
