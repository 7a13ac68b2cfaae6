"""How a cure changes moto while it runs."""

import functools
import json


def around(owner, name):
    """The decorated function takes the place of `owner.name`, and gets the original as its first argument."""

    def replace(function):
        original = getattr(owner, name)

        @functools.wraps(original)
        def replaced(self, *args, **kwargs):
            return function(original, self, *args, **kwargs)

        setattr(owner, name, replaced)
        return replaced

    return replace


def added(owner):
    """The decorated function becomes a method of `owner`: an operation that moto does not have."""

    def add(function):
        setattr(owner, function.__name__, function)
        return function

    return add


def sent(response) -> dict:
    """The JSON that the client sent."""
    return json.loads(response.body or "{}")


def answer(value, status=200):
    """A moto response of that value."""
    return status, {}, json.dumps(value)


def not_found(message):
    """A moto response that the provider understands as: it does not exist."""
    return 404, {"x-amzn-errortype": "NotFoundException"}, json.dumps({"message": message})
