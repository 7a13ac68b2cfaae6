"""Where the local endpoint cannot follow AWS: one named row for each, in the order in which they are declared."""

import re
from dataclasses import dataclass
from typing import Callable

# Where the rows point to: the place in moto that shows the lack.
MOTO = "https://github.com/getmoto/moto/blob/5.2.1/moto"


@dataclass(frozen=True)
class LocalException:
    """One thing that AWS does, that a right configuration needs, and that stock moto does not do."""

    resource: str
    attribute: str
    why: str
    link: str
    # Makes moto do as AWS does; it only stores and returns what was sent, or refuses what AWS refuses.
    cure: Callable[[], None]
    # Whether the endpoint that `aws(service)` makes clients for still lacks it.
    lacks: Callable[[Callable], bool]

    @property
    def name(self) -> str:
        return f"{self.resource}.{self.attribute}"


ROWS: list[LocalException] = []


def exception(resource: str, attribute: str, why: str, link: str):
    """Declares the decorated class a row; it has the two functions `cure` and `lacks`."""

    def declare(declared):
        row = LocalException(resource, attribute, why, link, declared.cure, declared.lacks)
        if not re.fullmatch(r"aws_\w+", resource) or any(known.name == row.name for known in ROWS):
            raise ValueError(f"{row.name}: must be an AWS resource and a name of its own")
        ROWS.append(row)
        return declared

    return declare
