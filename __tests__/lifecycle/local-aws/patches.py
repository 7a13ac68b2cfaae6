"""How REST APIs change: a list of JSON patch operations, which moto has for some things only."""

from urllib.parse import unquote

from replacing import answer


def segments(response):
    """The parts of a request's path."""
    return [unquote(part) for part in response.path.split("/")]


def operations(response):
    """The patch operations of a request."""
    return response._get_param("patchOperations") or []


def unescaped(pointer):
    """A part of a JSON pointer as it was meant."""
    return pointer.replace("~1", "/").replace("~0", "~")


def apply(thing, patch, fields, maps=(), lists=()):
    """Applies patch operations to a moto object. `fields`, `maps` and `lists` say under which name it keeps an argument."""
    for operation in patch:
        argument, _, key = operation["path"].strip("/").partition("/")
        value = operation.get("value")
        if argument in maps:
            change_map(thing, maps[argument], operation["op"], unescaped(key), value)
        elif argument in lists:
            change_list(thing, lists[argument], operation["op"], unescaped(key) or value)
        elif argument in fields:
            change_field(thing, fields[argument], operation["op"], value)
        else:
            raise NotImplementedError(f"local endpoint: {type(thing).__name__} cannot apply {operation}")


def change_map(thing, name, verb, key, value):
    kept = getattr(thing, name) or {}
    setattr(thing, name, kept)
    if verb == "remove":
        kept.pop(key, None)
    else:
        kept[key] = {"true": True, "false": False}.get(value, value)


def change_list(thing, name, verb, value):
    kept = [each for each in getattr(thing, name) or [] if each != value]
    setattr(thing, name, kept if verb == "remove" else [*kept, value])


def change_field(thing, name, verb, value):
    """Everything comes as a string; what a field was tells what it is."""
    was = getattr(thing, name)
    if verb == "remove":
        value = None
    elif isinstance(was, bool):
        value = value == "true"
    elif isinstance(was, int):
        value = int(value)
    setattr(thing, name, value)


def updates(responses, name, find, fields, tell="to_json", **kept):
    """Adds the operation `name`, which changes what `find` gives for the parts of the path."""

    def update(self):
        thing = find(self.backend, segments(self))
        apply(thing, operations(self), fields, **kept)
        return answer(getattr(thing, tell)())

    setattr(responses, name, update)
