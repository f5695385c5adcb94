"""All drives of a session and the place where it stands.

Source of the rules: powershell-language.md 6; providers.golden and files.golden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.errors import runtime_error

from .driveerrors import drive_not_found, outside_base
from .paths import collapse, is_unc, join, segments, split_drive, split_provider, unescape, windows
from .provider import Drive, ItemPath, Provider

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pshv.runtime.session import Session

    from .environment import Environment
    from .filesystem import FileSystem


class Drives:
    """Drives, providers, current location and location stacks.

    `root_folder` keeps the nodes' files (None: a temporary folder, made when first needed); `nodes` gives node names,
    `management_node` the one whose C: is ours; `host_folder` becomes H: and the start location (None: no H:, start at
    C:\\Users\\Administrator); `grants` are further (letter, folder) drives; `environment` is what Env: starts with.
    Nothing here touches the disk before a path is asked for.
    """

    def __init__(
        self,
        root_folder: Path | str | None,
        nodes: Callable[[], list[str]],
        management_node: Callable[[], str],
        host_folder: Path | str | None,
        grants: Iterable[tuple[str, Path | str]] = (),
        environment: dict[str, str] | Callable[[], dict[str, str]] | None = None,
    ) -> None:
        self.session: Session | None = None
        self._root_folder = str(root_folder) if root_folder is not None else None
        self._nodes = nodes
        self._management_node = management_node
        self._letters = {"H": str(host_folder)} if host_folder is not None else {}
        for letter, folder in grants:
            self._letters.setdefault(letter.upper(), str(folder))
        self._environment_values = environment or {}
        self._environment: Environment | None = None
        self._files: FileSystem | None = None
        self._providers: dict[str, Provider] | None = None
        self._drives: dict[str, Drive] = {}
        self._location: ItemPath | None = None
        self._start = ("H", "") if host_folder is not None else ("C", "Users\\Administrator")
        self.stacks: dict[str, list[ItemPath]] = {}
        self.default_stack = ""
        self.back: list[ItemPath] = []
        self.forward: list[ItemPath] = []

    def attach(self, session: Session) -> Drives:
        """Ties the drives of session state (Variable:, Function:, Alias:) to `session`."""
        self.session = session
        if self._files is not None:
            self._files.core = session.edition == "core"
        return self

    def child(self, session: Session, node: str | None = None) -> Drives:
        """Drives of a session started from this one: the same disk, a location and environment of its own.

        With `node` the session runs on that node: C: is the node's own, there is no H: or granted folder.
        """
        here = node is None or node.lower() == self._management_node().lower()
        name = node or ""
        made = Drives(
            self.files.root_folder if self._root_folder is None else self._root_folder,
            self._nodes,
            self._management_node if node is None else lambda: name,
            self._letters.get("H") if here else None,
            [(letter, folder) for letter, folder in self._letters.items() if letter != "H"] if here else [],
            dict(self.environment.items()) | ({"COMPUTERNAME": name} if name else {}),
        )
        made.attach(session)
        if node is None:
            found = made.drive(self.location.drive.name) if self.location.drive is not None else None
            if found is not None and found.root == getattr(self.location.drive, "root", None):
                made.location = made.resolve(self.location.text)
        return made

    @property
    def node_names(self) -> list[str]:
        """The nodes there are."""
        return self._nodes()

    # -- parts made when first needed
    @property
    def files(self) -> FileSystem:
        """The disk."""
        if self._files is None:
            from .filesystem import FileSystem

            self._files = FileSystem(self._root_folder, self._nodes, self._management_node, self._letters)
            self._files.core = self.session is not None and self.session.edition == "core"
            self._files.shared_volumes = self._shared_volumes
        return self._files

    def _shared_volumes(self) -> list[str]:
        """The folders below C:\\ClusterStorage: one for each cluster shared volume."""
        if self.session is None or self.session._open_cluster is None:
            return ["Volume1"]
        cluster: Any = self.session.cluster
        return sorted({str(volume.friendly_name) for volume in cluster.world.volumes})

    @property
    def environment(self) -> Environment:
        """The virtual environment."""
        if self._environment is None:
            from .environment import Environment

            values = self._environment_values
            self._environment = Environment(values() if callable(values) else values)
        return self._environment

    @property
    def providers(self) -> dict[str, Provider]:
        """Providers by lower-case name."""
        if self._providers is None:
            self._make_providers()
        assert self._providers is not None
        return self._providers

    def _make_providers(self) -> None:
        from .disk import FileSystemProvider
        from .environment import EnvironmentProvider
        from .statedrives import AliasProvider, FunctionProvider, VariableProvider
        from .unbuilt import CertificateProvider, RegistryProvider

        disk = FileSystemProvider(self, self.files)
        environment = EnvironmentProvider(self)
        registry, certificates = RegistryProvider(self), CertificateProvider(self)
        variables, functions, aliases = VariableProvider(self), FunctionProvider(self), AliasProvider(self)
        made: list[Provider] = [registry, aliases, environment, disk, functions, variables, certificates]
        self._providers = {provider.name.lower(): provider for provider in made}
        found = [
            Drive("Alias", aliases, "", "Drive that contains a view of the aliases stored in a session state."),
            Drive("Cert", certificates, "\\", "X509 Certificate Provider"),
            Drive("Env", environment, "", "Drive that contains a view of the environment variables for the process."),
            Drive("Function", functions, "", "Drive that contains a view of the functions stored in a session state."),
            Drive("HKCU", registry, "HKEY_CURRENT_USER", "The software settings for the current user"),
            Drive("HKLM", registry, "HKEY_LOCAL_MACHINE", "The configuration settings for the local computer"),
            Drive(
                "Variable", variables, "", "Drive that contains a view of those variables stored in a session state."
            ),
        ]
        found.append(Drive("C", disk, "C:\\", "System"))
        found += [Drive(letter, disk, f"{letter}:\\") for letter in self._letters if letter != "C"]
        self._drives = {drive.name.lower(): drive for drive in found}

    def provider(self, name: str) -> Provider:
        """The provider called `name` (its module in front is allowed). Raises ProviderNotFound."""
        found = self.providers.get(name.rpartition("\\")[2].lower())
        if found is None:
            raise runtime_error(
                f"Cannot find a provider with the name '{name}'.",
                "ProviderNotFound",
                "ObjectNotFound",
                name,
                exception="System.Management.Automation.ProviderNotFoundException",
            )
        return found

    # -- drives
    def all_drives(self) -> list[Drive]:
        """Every drive visible here, by name."""
        _ = self.providers
        found = dict(self._drives)
        for scope in reversed(list(self._scopes())):
            found.update(scope.drives or {})
        return sorted(found.values(), key=lambda drive: drive.name.lower())

    def drives_of(self, provider: Provider) -> list[Drive]:
        return [drive for drive in self.all_drives() if drive.provider is provider]

    def _scopes(self) -> Iterable[Any]:
        return self.session.scope.chain() if self.session is not None else ()

    def drive(self, name: str) -> Drive | None:
        """The drive called `name`, None if there is none."""
        _ = self.providers
        lowered = name.lower()
        for scope in self._scopes():
            if scope.drives and lowered in scope.drives:
                return scope.drives[lowered]  # type: ignore[no-any-return]
        return self._drives.get(lowered)

    def need_drive(self, name: str) -> Drive:
        """The drive called `name`. Raises DriveNotFound."""
        found = self.drive(name)
        if found is None:
            raise drive_not_found(name)
        return found

    def add(self, drive: Drive, scope: Any = None) -> None:
        """Makes a drive known in `scope` (a runtime scope), or for good."""
        if scope is None:
            self._drives[drive.name.lower()] = drive
            return
        if scope.drives is None:
            scope.drives = {}
        scope.drives[drive.name.lower()] = drive

    def remove(self, name: str) -> bool:
        """Forgets a drive; False when there was none."""
        lowered = name.lower()
        for scope in self._scopes():
            if scope.drives and scope.drives.pop(lowered, None) is not None:
                return True
        return self._drives.pop(lowered, None) is not None

    # -- where we are
    @property
    def location(self) -> ItemPath:
        """The current location."""
        if self._location is None:
            name, below = self._start
            drive = self.need_drive(name)
            drive.current = below
            self._location = ItemPath(drive.provider, drive, drive.inner(below))
        return self._location

    @location.setter
    def location(self, at: ItemPath) -> None:
        self._location = at
        if at.drive is not None:
            at.drive.current = at.below

    @property
    def current(self) -> str:
        """The current location as text (`H:\\`)."""
        return self.location.text

    def path_info(self) -> Any:
        """The current location as `$PWD` holds it."""
        from .provider import PathInfo

        return PathInfo(self.location)

    def file_location(self) -> ItemPath:
        """The current location of the file system, where .NET's relative paths start."""
        if self.location.provider.name == "FileSystem":
            return self.location
        drive = self.need_drive(self._start[0])
        return ItemPath(drive.provider, drive, drive.inner(drive.current))

    # -- paths
    def resolve(self, text: str) -> ItemPath:
        """The place a literal path means; nothing need exist there.

        Raises DriveNotFound, ProviderNotFound, and the error of a path that leads above its root.
        """
        named, rest = split_provider(text)
        if named is not None:
            provider = self.provider(named)
            if provider.name != "FileSystem":
                return ItemPath(provider, None, windows(rest).strip("\\"))
            text = rest
        if is_unc(text):
            return ItemPath(self.providers["filesystem"], None, self._unc(text))
        name, below = split_drive(text)
        if name is not None:
            drive = self.need_drive(name)
            at = self._on(drive, below, text)
            return at if named is None else ItemPath(at.provider, at.drive, at.path)
        here = self.location
        if text[:1] in ("~",) and (len(text) == 1 or text[1] in "\\/") and here.provider.home:
            return self.resolve(here.provider.home + text[1:])
        if here.drive is None:
            if text[:1] in ("\\", "/"):
                parts = segments(here.path)[:2]
                return ItemPath(here.provider, None, self._unc("\\\\" + "\\".join(parts) + "\\" + text))
            return ItemPath(here.provider, None, self._unc(join(here.path, text)))
        return self._on(here.drive, text, text)

    @staticmethod
    def _unc(text: str) -> str:
        parts = segments(text)
        inner, above = collapse(parts[2:])
        if above and any(part not in (".", "..") for part in parts[2:]):
            raise outside_base(text, "\\\\" + "\\".join(parts[:2]))
        return "\\\\" + "\\".join(parts[:2] + inner)

    def _on(self, drive: Drive, below: str, text: str) -> ItemPath:
        below = windows(below)
        if drive.provider.name != "FileSystem":
            return self._on_state(drive, below)
        parts = segments(below)
        start = [] if below.startswith("\\") else segments(drive.current)
        inner, above = collapse(start + parts)
        if above and any(part not in (".", "..") for part in parts):
            raise outside_base(text, drive.root)
        return ItemPath(drive.provider, drive, drive.inner("\\".join(inner)))

    @staticmethod
    def _on_state(drive: Drive, below: str) -> ItemPath:
        stripped = below.strip("\\")
        if stripped in (".", ".."):
            stripped = ""
        root = drive.root if drive.root != "\\" else ""
        return ItemPath(drive.provider, drive, join(root, stripped).rstrip("\\") if root else stripped)

    def glob(self, text: str, force: bool = False) -> list[ItemPath]:
        """The places a path with wildcards stands for; one without them stands for itself when it exists."""
        from .globbing import expand

        return expand(self, text, force)

    def exists(self, text: str) -> bool:
        """Whether a literal path leads to an item."""
        return self.resolve(unescape(text)).exists()

    # -- for the engine
    def get_variable(self, drive: str, name: str) -> object:
        """What `$drive:name` reads (`$env:TEMP`, `$function:prompt`); None when there is nothing."""
        if drive.lower() == "env":
            return self.environment.get(name)
        at = self.resolve(f"{drive}:{name}")
        if not at.exists():
            return None
        from .content import read_content

        content = read_content(self, at)
        return content[0] if len(content) == 1 else content if content else None

    def set_variable(self, drive: str, name: str, value: object) -> None:
        """What `$drive:name = value` does."""
        if drive.lower() == "env":
            from pshv.runtime.text import to_text

            self.environment.set(name, None if value is None else to_text(value))
            return
        at = self.resolve(f"{drive}:{name}")
        setter = getattr(at.provider, "set_item", None)
        if setter is not None:
            setter(at.path, value)
        else:
            from .text import write_lines

            write_lines(self.files, at.path, value, core=self.files.core)

    def full_path(self, text: str) -> str:
        """The full Windows path .NET makes of `text`, relative to the file system's location."""
        name, _ = split_drive(text)
        if name is not None or is_unc(text):
            return self.resolve(text).path
        here = self.file_location()
        if here.drive is not None:
            return self._on(here.drive, text, text).path
        return self.resolve(text).path

    def display_host_path(self, path: Path) -> str | None:
        """A path of the host as a drive shows it (`H:\\report.ps1`); None when it lies outside all of them."""
        import os

        for letter, folder in self._letters.items():
            root = os.path.realpath(folder)
            found = str(path)
            if found == root or found.startswith(root.rstrip(os.sep) + os.sep):
                return f"{letter}:\\" + found[len(root) :].strip(os.sep).replace(os.sep, "\\")
        return None

    def set_location(self, text: str) -> None:
        """Go to a folder, of the host or a drive's; raises the error of a path that does not exist."""
        from pathlib import Path as HostPath

        shown = self.display_host_path(HostPath(text).resolve()) if text.startswith("/") else None
        at = self.resolve(shown or text)
        if not at.exists() or not at.is_container():
            raise runtime_error(
                f"Cannot find path '{at.text}' because it does not exist.",
                "PathNotFound",
                "ObjectNotFound",
                at.text,
                exception="System.Management.Automation.ItemNotFoundException",
            )
        self.location = at

    def read_script(self, at: ItemPath) -> str:
        """The text of a script file in the sandbox."""
        from .encodings import decode_text

        return decode_text(self.files.read(at.path), core=self.files.core)
