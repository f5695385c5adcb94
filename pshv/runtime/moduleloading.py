"""Finding, running and importing modules through the session's drives; taking them away again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, make_record
from .modules import ModuleInfo
from .text import to_text
from .values import HashMap
from .wildcard import Wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .scope import Scope
    from .scriptblock import ScriptBlock
    from .session import Session

_SUFFIXES = (".psd1", ".psm1", ".ps1")


def import_module(
    session: Session,
    name: str,
    scope: Scope,
    *,
    types: bool = False,
    prefix: str = "",
    force: bool = False,
    out: Callable[[object], object] | None = None,
    functions: Iterable[str] | None = None,
    variables: Iterable[str] | None = None,
    aliases: Iterable[str] | None = None,
    no_clobber: bool = False,
    arguments: Iterable[object] = (),
) -> ModuleInfo | None:
    """Loads a module by name or path and imports what it exports into `scope`.

    Gives None for the modules that are part of the product. Raises Modules_ModuleNotFound.
    """
    if session.commands.known_module(name):
        return None
    path = find_module(session, name)
    known = None
    if path is not None:
        known = next((m for m in session.modules.values() if m.path.lower() == path.lower()), None)
    elif name.lower() in session.modules:
        known = session.modules[name.lower()]
    if known is not None and not force:
        module = known
    elif path is None:
        raise not_found(name)
    else:
        if known is not None:
            remove_module(session, known)
        module = load(session, path, out, list(arguments))
        session.modules[module.name.lower()] = module
    bring_in(module, scope, prefix or module.prefix, functions, variables, aliases, no_clobber)
    return module


def not_found(name: str) -> PSError:
    return PSError(
        make_record(
            f"The specified module '{name}' was not loaded because no valid module file was found in any module "
            "directory.",
            "Modules_ModuleNotFound",
            "ResourceUnavailable",
            name,
            exception="System.IO.FileNotFoundException",
        )
    )


def find_module(session: Session, name: str) -> str | None:
    """The file of a module: a path, or a folder of $env:PSModulePath; None when there is none."""
    drives: Any = session.drives
    if any(sign in name for sign in "\\/") or name.lower().endswith(_SUFFIXES):
        return _module_file(drives, name)
    roots = drives.get_variable("env", "PSModulePath")
    for root in to_text(roots).split(";") if roots else ():
        if root.strip():
            found = _module_file(drives, f"{root.strip()}\\{name}")
            if found is not None:
                return found
    return None


def _module_file(drives: Any, name: str) -> str | None:
    try:
        at = drives.resolve(name)
        if name.lower().endswith(_SUFFIXES):
            return at.text if at.exists() else None
        leaf = at.text.rsplit("\\", 1)[-1]
        candidates = [f"{at.text}{s}" for s in _SUFFIXES[:2]] + [f"{at.text}\\{leaf}{s}" for s in _SUFFIXES[:2]]
        for candidate in candidates:
            if drives.resolve(candidate).exists():
                return candidate
    except PSError:
        return None
    return None


def autoload(session: Session, name: str) -> bool:
    """Loads a module because a command of it was asked for; False when there is none."""
    path = find_module(session, name)
    if path is None:
        return False
    import_module(session, name, session.global_scope)
    return True


def autoload_command(session: Session, command: str) -> bool:
    """Loads the module of $env:PSModulePath that has a command, when the command is first asked for."""
    drives: Any = session.drives
    roots = drives.get_variable("env", "PSModulePath")
    for root in to_text(roots).split(";") if roots else ():
        for name in _module_names(drives, root.strip()):
            if name.lower() not in session.modules and command.lower() in _offered(session, f"{root.strip()}\\{name}"):
                import_module(session, f"{root.strip()}\\{name}", session.global_scope)
                return True
    return False


def _module_names(drives: Any, root: str) -> list[str]:
    try:
        if not root or not drives.resolve(root).exists():
            return []
        return [at.text.rsplit("\\", 1)[-1] for at in drives.glob(f"{root}\\*")]
    except PSError:
        return []


def _offered(session: Session, folder: str) -> set[str]:
    """The lower-case names of the functions a module defines, read from its text."""
    from pshv.language.tree import FunctionDefinitionAst

    from .execution import parsed

    drives: Any = session.drives
    path = _module_file(drives, folder)
    if path is None:
        return set()
    if path.lower().endswith(".psd1"):
        path = path[:-4] + "psm1"
        if not drives.resolve(path).exists():
            return set()
    tree = parsed(session, drives.read_script(drives.resolve(path)), path).tree
    found = tree.find_all(lambda node: isinstance(node, FunctionDefinitionAst), nested_script_blocks=False)
    return {node.name.lower() for node in found}  # type: ignore[attr-defined]


def load(session: Session, path: str, out: Callable[[object], object] | None, arguments: list[object]) -> ModuleInfo:
    """Runs a module's file (or that of its manifest)."""
    name = path.rsplit("\\", 1)[-1].rsplit(".", 1)[0]
    if path.lower().endswith(".psd1"):
        return _load_manifest(session, path, name, out, arguments)
    module = ModuleInfo(session, name, path)
    _run_file(session, module, path, out, arguments)
    module.export_defaults()
    return module


def _run_file(
    session: Session,
    module: ModuleInfo,
    path: str,
    out: Callable[[object], object] | None,
    arguments: list[object],
) -> None:
    from .output import ignore
    from .scripts import load_script

    drives: Any = session.drives
    at = drives.resolve(path)
    if not at.exists():
        raise file_not_found(path)
    script = load_script(session, path, drives.read_script(at))
    run_code(module, script.script_block, arguments, out or ignore)


def file_not_found(path: str) -> PSError:
    """The error of a root or nested module that is not there."""
    return PSError(
        make_record(
            f"The module to process '{path}' could not be found.",
            "Modules_ModuleFileNotFound",
            "ResourceUnavailable",
            path,
            exception="System.Management.Automation.PSInvalidOperationException",
        )
    )


def run_code(module: ModuleInfo, block: ScriptBlock, arguments: list[object], out: Callable[[object], object]) -> None:
    """Runs a module's body in the module's own scope."""
    from .blocks import run_in_place
    from .frame import Frame
    from .scripts import ExternalScript
    from .values import NOTHING

    bound = block.bound_to(module.state)
    top = module.state.top
    command = ExternalScript(module.path or module.name, block.code, module.state)
    top.frame = Frame(command, block.code, None)
    try:
        run_in_place(bound, top, out, tuple(arguments), NOTHING)
    finally:
        top.frame = None


def _load_manifest(
    session: Session, path: str, name: str, out: Callable[[object], object] | None, arguments: list[object]
) -> ModuleInfo:
    from .manifests import check, read_data_file

    table = read_data_file(session, path)
    check(session, path, table)
    base = path.rsplit("\\", 1)[0]
    root = table.get("RootModule") or table.get("ModuleToProcess")
    module = ModuleInfo(session, name, path, "Script" if root else "Manifest")
    module.describe(table)
    for each in _texts(table.get("RequiredModules")):
        _require(session, path, each)
    for script in _texts(table.get("ScriptsToProcess")):
        _process_script(session, f"{base}\\{script}")
    for nested in _texts(table.get("NestedModules")):
        inner = load(session, f"{base}\\{nested}" if "." in nested else nested, out, [])
        module.nested.append(inner)
        bring_in(inner, module.state.top, "", None, None, None, False)
    if root:
        _run_file(session, module, f"{base}\\{to_text(root)}", out, arguments)
    module.export_defaults()
    for inner in module.nested:
        if not module.explicit or not root:
            module.functions.update(inner.functions)
            module.aliases.update(inner.aliases)
    _filter_exports(module, table)
    return module


def _require(session: Session, path: str, name: str) -> None:
    """Loads a required module; a missing one makes the manifest invalid."""
    from .manifests import invalid

    try:
        import_module(session, name, session.global_scope)
    except PSError:
        raise invalid(
            f"The required module '{name}' is not loaded. Load the module or remove the module from 'RequiredModules' "
            f"in the file '{path}'.",
            "Modules_InvalidManifest",
            path,
        ) from None


def _process_script(session: Session, path: str) -> None:
    from .blocks import run_in_place
    from .output import ignore
    from .scripts import load_script
    from .values import NOTHING

    drives: Any = session.drives
    script = load_script(session, path, drives.read_script(drives.resolve(path)))
    run_in_place(script.script_block, session.global_scope, ignore, (), NOTHING)


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    return [to_text(item.get("ModuleName") if isinstance(item, HashMap) else item) for item in items]


def _filter_exports(module: ModuleInfo, table: HashMap) -> None:
    """FunctionsToExport, AliasesToExport and VariablesToExport narrow what the module exports."""
    if "FunctionsToExport" in table:
        module.functions = _matching(module.functions, _texts(table.get("FunctionsToExport")))
    if "AliasesToExport" in table:
        module.aliases = _matching(module.aliases, _texts(table.get("AliasesToExport")))
    if "VariablesToExport" in table:
        module.variables = _matching(module.variables, _texts(table.get("VariablesToExport")))


def _matching(table: dict[str, Any], patterns: Iterable[str]) -> dict[str, Any]:
    wanted = [Wildcard(pattern) for pattern in patterns]
    return {name: value for name, value in table.items() if any(w.matches(name) for w in wanted)}


# -- importing ----------------------------------------------------------------------------------------------------
def bring_in(
    module: ModuleInfo,
    scope: Scope,
    prefix: str,
    functions: Iterable[str] | None,
    variables: Iterable[str] | None,
    aliases: Iterable[str] | None,
    no_clobber: bool,
) -> None:
    """Puts a module's exports into a scope."""
    narrowed = functions is not None or variables is not None or aliases is not None
    chosen = module.functions if not narrowed else _matching(module.functions, functions or ())
    for command in chosen.values():
        name = prefixed(command.name, prefix)
        if no_clobber and scope.session.commands.find(name, scope) is not None:
            continue
        if scope.functions is None:
            scope.functions = {}
        scope.functions[name.lower()] = command if name == command.name else _renamed(command, name)
        module.imported_into.append((scope, "function", name.lower()))
    kept = module.aliases if not narrowed else _matching(module.aliases, aliases or ())
    for alias in kept.values():
        target = prefixed(alias.target, prefix) if alias.target.lower() in module.functions else alias.target
        made = scope.session.commands.set_alias(prefixed(alias.name, prefix), target, scope)
        made.module = module
        module.imported_into.append((scope, "alias", made.name.lower()))
    shown = module.variables if not narrowed else _matching(module.variables, variables or ())
    for lower, name in shown.items():
        scope.assign(lower, module.state.top.lookup(lower), name)
        link(module.state.top, scope, lower)
        module.imported_into.append((scope, "variable", lower))
    scope.session.stamp += 1


def link(first: Scope, second: Scope, name: str) -> None:
    """One variable in two scopes: a write in either is seen in both."""
    from .traits import LinkedTrait

    first.constrain(name, LinkedTrait(second))
    second.constrain(name, LinkedTrait(first))


def prefixed(name: str, prefix: str) -> str:
    """`Get-Thing` with prefix `My`: `Get-MyThing`."""
    if not prefix:
        return name
    verb, dash, noun = name.partition("-")
    return f"{verb}-{prefix}{noun}" if dash else f"{prefix}{name}"


def _renamed(command: Any, name: str) -> Any:
    from .function import ScriptCommand

    return ScriptCommand(name, command.code, command.state, command.kind)


def remove_module(session: Session, module: ModuleInfo) -> None:
    """Takes a module's imports away and runs its OnRemove block."""
    if module.on_remove is not None:
        module.on_remove.invoke([module])
    for scope, kind, name in module.imported_into:
        if kind == "function" and scope.functions is not None:
            scope.functions.pop(name, None)
        elif kind == "alias" and scope.aliases is not None:
            scope.aliases.pop(name, None)
        elif kind == "variable":
            scope.remove(name)
    session.modules.pop(module.name.lower(), None)
    session.stamp += 1
