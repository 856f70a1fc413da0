"""What the service says of itself, from data/service.toml: who offers it, whom to ask, what is kept and for how long."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from vectorstore.errors import ServiceError
from vectorstore.settings import data_folder

FILE = "service.toml"


@dataclass(frozen=True, slots=True)
class Service:
    """`owner`, `contact` and `region` (the one that is meant where a question names none) are "" where they are not
    filled in; `feedback_days` is how long feedback is kept, `staff` whether staff may add reports through a page.
    """

    owner: str = ""
    contact: str = ""
    region: str = ""
    feedback: bool = True
    feedback_days: int = 365
    staff: bool = False

    @property
    def whom_to_ask(self) -> str:
        """Whom users can turn to, in words."""
        return self.contact or "de griffie van uw gemeente"


def load_service(path: Path | None = None) -> Service:
    """The settings; the defaults where there is no file. Raises ServiceError with the line to mend."""
    path = path or data_folder() / FILE
    if not path.is_file():
        return Service()
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ServiceError(f"{path} is niet te lezen ({fault}); verbeter die regel.") from fault
    kinds = {field.name: type(getattr(Service(), field.name)) for field in fields(Service)}
    for name, value in read.items():
        if name not in kinds:
            raise ServiceError(f"{path}: «{name}» is onbekend; bekend zijn: {', '.join(kinds)}.")
        if type(value) is not kinds[name] or (name == "feedback_days" and int(value) < 1):
            raise ServiceError(f"{path}: «{value}» kan niet bij {name}; zie de uitleg erboven.")
    return Service(**read)
