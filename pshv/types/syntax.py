"""Syntax trees as scripts see them: System.Management.Automation.Language.*Ast over pshv.language.tree.

Wrappers are made when they are asked for; one tree gives the same wrapper for the same node. Names of properties are
the field names of the tree in Pascal case, with the exceptions listed here. Source: .NET's Language namespace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.language import tree
from pshv.language.extent import Extent
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.scriptposition import ScriptPosition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.types.nettype import NetType

NAMESPACE: Final = "System.Management.Automation.Language."

_RENAMED: Final = {
    ("PipelineAst", "elements"): "PipelineElements",
    ("CommandAst", "elements"): "CommandElements",
    ("CommandParameterAst", "name"): "ParameterName",
    ("VariableExpressionAst", "path"): "VariablePath",
    ("StringConstantExpressionAst", "kind"): "StringConstantType",
    ("ExpandableStringExpressionAst", "kind"): "StringConstantType",
    ("ExpandableStringExpressionAst", "parts"): "NestedExpressions",
    ("BinaryExpressionAst", "operator_extent"): "ErrorPosition",
    ("HashtableAst", "pairs"): "KeyValuePairs",
    ("TryStatementAst", "finally_block"): "Finally",
    ("UsingStatementAst", "kind"): "UsingStatementKind",
    ("FunctionMemberAst", "is_constructor"): "IsConstructor",
    ("ConvertExpressionAst", "type_name"): "Type",
    ("ScriptBlockAst", "requirements"): "ScriptRequirements",
}
_LEFT_OUT: Final = frozenset({"name_extent", "comments", "prefix", "is_workflow", "assembly_name"})
_OPERATORS: Final = {
    "+": "Plus",
    "-": "Minus",
    "*": "Multiply",
    "/": "Divide",
    "%": "Rem",
    "..": "DotDot",
    "??": "QuestionQuestion",
    "=": "Equals",
    "+=": "PlusEquals",
    "-=": "MinusEquals",
    "*=": "MultiplyEquals",
    "/=": "DivideEquals",
    "%=": "RemainderEquals",
    "??=": "QuestionQuestionEquals",
    "&&": "AndAnd",
    "||": "OrOr",
    "!": "Exclaim",
    "++": "PlusPlus",
    "--": "MinusMinus",
    "postfix++": "PostfixPlusPlus",
    "postfix--": "PostfixMinusMinus",
    ",": "Comma",
    "&": "Ampersand",
    ".": "Dot",
    "": "Unknown",
    "isnot": "IsNot",
}
_KIND_FIELDS: Final = frozenset({"operator", "token_kind", "invocation_operator", "block_kind"})


def token_kind(name: str) -> Any:
    """A TokenKind value by its .NET name."""
    from pshv.types.nettype import known_type

    kind = known_type(NAMESPACE + "TokenKind")
    return kind.enum_value(kind.enum.values.get(name, 0))


class ScriptExtent(NetObject):
    """IScriptExtent."""

    __slots__ = ("extent",)
    type_names = (NAMESPACE + "InternalScriptExtent", "System.Object")

    def __init__(self, extent: Extent) -> None:
        self.extent = extent

    members = member_table(
        Property("File", lambda o: o.extent.file, type_name="string"),
        Property("StartLineNumber", lambda o: o.extent.start_line_number, type_name="int"),
        Property("StartColumnNumber", lambda o: o.extent.start_column_number, type_name="int"),
        Property("EndLineNumber", lambda o: o.extent.end_line_number, type_name="int"),
        Property("EndColumnNumber", lambda o: o.extent.end_column_number, type_name="int"),
        Property("Text", lambda o: o.extent.text, type_name="string"),
        Property("StartOffset", lambda o: o.extent.start, type_name="int"),
        Property("EndOffset", lambda o: o.extent.end, type_name="int"),
        Property("StartScriptPosition", lambda o: ScriptPosition(o.extent.source, o.extent.start)),
        Property("EndScriptPosition", lambda o: ScriptPosition(o.extent.source, o.extent.end)),
        Method("ToString", lambda o: o.extent.text, ("string ToString()",)),
    )

    def text(self) -> str:
        return self.extent.text


class VariablePath(NetObject):
    """What stands behind the `$` of a variable."""

    __slots__ = ("node",)
    type_names = ("System.Management.Automation.VariablePath", "System.Object")

    def __init__(self, node: tree.VariableExpressionAst) -> None:
        self.node = node

    members = member_table(
        Property("UserPath", lambda o: o.node.path, type_name="string"),
        Property("IsGlobal", lambda o: o.node.prefix == "global", type_name="bool"),
        Property("IsLocal", lambda o: o.node.prefix == "local", type_name="bool"),
        Property("IsPrivate", lambda o: o.node.prefix == "private", type_name="bool"),
        Property("IsScript", lambda o: o.node.prefix == "script", type_name="bool"),
        Property("IsUnqualified", lambda o: o.node.prefix == "", type_name="bool"),
        Property("IsUnscopedVariable", lambda o: o.node.prefix in ("", "variable"), type_name="bool"),
        Property("IsVariable", lambda o: not o.node.is_drive_qualified, type_name="bool"),
        Property("IsDriveQualified", lambda o: o.node.is_drive_qualified, type_name="bool"),
        Property("DriveName", lambda o: o.node.prefix if o.node.is_drive_qualified else None, type_name="string"),
    )

    def text(self) -> str:
        return self.node.path


class SyntaxObject(NetObject):
    """One node of a tree."""

    __slots__ = ("home", "node")

    def __init__(self, node: Any, home: SyntaxTree) -> None:
        self.node = node
        self.home = home

    @property
    def net_type(self) -> NetType:
        return syntax_type(type(self.node).__name__)

    def text(self) -> str:
        return _text_of(self.node)

    def find_member(self, lowered: str) -> Property | Method | None:
        return _members_of(type(self.node)).get(lowered)

    def list_members(self) -> Any:
        return iter(_members_of(type(self.node)).values())


class SyntaxTree:
    """The wrappers of one tree, and which node is whose parent."""

    __slots__ = ("_parents", "_wrapped", "root")

    def __init__(self, root: tree.Ast) -> None:
        self.root = root
        self._wrapped: dict[int, SyntaxObject] = {}
        self._parents: dict[int, tree.Ast] | None = None

    def wrap(self, node: Any) -> SyntaxObject:
        """The object of a node."""
        found = self._wrapped.get(id(node))
        if found is None:
            found = self._wrapped[id(node)] = _CLASSES(type(node))(node, self)
        return found

    def parent(self, node: tree.Ast) -> SyntaxObject | None:
        """The object of the node around `node`."""
        if self._parents is None:
            self._parents = {id(child): each for each in self.root.walk() for child in each.children()}
        found = self._parents.get(id(node))
        return None if found is None else self.wrap(found)


def syntax_object(root: tree.Ast) -> SyntaxObject:
    """A tree as an object of a script."""
    for known, home in _TREES:
        if known is root:
            return home.wrap(root)
    home = SyntaxTree(root)
    _TREES.append((root, home))
    del _TREES[:-32]
    return home.wrap(root)


_TREES: list[tuple[tree.Ast, SyntaxTree]] = []
_MADE: dict[type, type[SyntaxObject]] = {}
_MEMBERS: dict[type, dict[str, Property | Method]] = {}
_TYPES: dict[str, NetType] = {}


def _CLASSES(kind: type) -> type[SyntaxObject]:
    """The Python class of a node class's objects: it only holds the type names."""
    found = _MADE.get(kind)
    if found is None:
        body = {"__slots__": (), "type_names": (*_names(kind), "System.Object")}
        found = _MADE[kind] = type(kind.__name__, (SyntaxObject,), body)
    return found


def _names(kind: type) -> list[str]:
    classes = [kind] if issubclass(kind, _TYPE_NAMES) else kind.__mro__[:-1]
    return [NAMESPACE + k.__name__ for k in classes if not k.__name__.startswith("_")]


def look(lowered: str) -> NetType | None:
    """The type of a syntax class or of the parser's other objects by lower-case full name, or None."""
    name = _BY_NAME.get(lowered.removeprefix(NAMESPACE.lower()))
    return None if name is None else syntax_type(name)


def syntax_type(name: str) -> NetType:
    """The NetType of a class of the Language namespace."""
    from pshv.types.nettype import register_type

    found = _TYPES.get(name)
    if found is None:
        kind = getattr(tree, name, None)
        bases = [*_names(kind)[1:], "System.Object"] if kind is not None else ["System.Object"]
        found = _TYPES[name] = register_type(NAMESPACE + name, "class", bases)
    return found


_BY_NAME: Final = {
    name.lower(): name
    for name in (*tree.__all__, "Parser", "ParseError", "Token")
    if name in ("Parser", "ParseError", "Token") or name.endswith(("Ast", "TypeName"))
}


# -- members ----------------------------------------------------------------------------------------------------------
def _members_of(kind: type) -> dict[str, Property | Method]:
    found = _MEMBERS.get(kind)
    if found is None:
        found = _MEMBERS[kind] = member_table(*_fields(kind), *_COMMON, *_METHODS.get(kind.__name__, ()))
    return found


def _fields(kind: type) -> list[Property]:
    made: list[Property] = []
    for field in kind.fields:  # type: ignore[attr-defined]
        if field in _LEFT_OUT:
            continue
        name = _RENAMED.get((kind.__name__, field)) or _pascal(field)
        made.append(Property(name, lambda o, field=field: _value(o, field)))  # type: ignore[misc]
    if kind.__name__ in ("TypeName", "GenericTypeName", "ArrayTypeName"):
        made.append(Property("FullName", lambda o: o.node.full_name, type_name="string"))
        if kind.__name__ != "TypeName":
            made.append(Property("Name", lambda o: o.node.name, type_name="string"))
    return made


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _value(owner: SyntaxObject, field: str) -> Any:
    """A field as a script sees it."""
    node, value = owner.node, getattr(owner.node, field)
    if field == "path" and isinstance(node, tree.VariableExpressionAst):
        return VariablePath(node)
    if field == "parts":
        value = [part for part in value if isinstance(part, tree.Ast)]
    elif field in _KIND_FIELDS and isinstance(value, str):
        return token_kind(_OPERATORS.get(value, value.capitalize()))
    elif field == "kind" and isinstance(value, str):
        return _pascal(value)
    return _shown(owner.home, value)


def _shown(home: SyntaxTree, value: Any) -> Any:
    if isinstance(value, tree.Ast):
        return home.wrap(value)
    if isinstance(value, Extent):
        return ScriptExtent(value)
    if isinstance(value, list):
        return [_shown(home, item) for item in value]
    if isinstance(value, dict):
        return _flags_of_switch(home, value)
    if isinstance(value, tuple):
        from pshv.types.dotnet.pairs import Tuple
        from pshv.types.nettype import OBJECT, type_of

        items = tuple(_shown(home, item) for item in value)
        return Tuple("System.Tuple", tuple(OBJECT if item is None else type_of(item) for item in items), items)
    return value


def _flags_of_switch(home: SyntaxTree, flags: dict[str, Any]) -> Any:
    """ErrorStatementAst.Flags: for each flag of a broken switch its token and what it names."""
    from pshv.runtime.values import Hashtable
    from pshv.types.dotnet.pairs import Tuple
    from pshv.types.dotnet.parsing import TokenObject
    from pshv.types.nettype import OBJECT

    made = Hashtable()
    for name, (token, named) in flags.items():
        extent = ScriptExtent(Extent(home.root.extent.source, token.start, token.end))
        shown = None if named is None else home.wrap(named)
        made[name] = Tuple("System.Tuple", (OBJECT, OBJECT), (TokenObject(token, extent), shown))
    return made


def _text_of(node: Any) -> str:
    full = getattr(node, "full_name", None)
    return str(full) if full is not None else node.extent.text


_TYPE_NAMES: Final = (tree.TypeName, tree.GenericTypeName, tree.ArrayTypeName)


def _find_all(owner: SyntaxObject, predicate: Any, nested: bool) -> list[SyntaxObject]:
    return list(_found(owner, predicate, nested))


def _find(owner: SyntaxObject, predicate: Any, nested: bool) -> SyntaxObject | None:
    return next(_found(owner, predicate, nested), None)


def _found(owner: SyntaxObject, predicate: Any, nested: bool) -> Iterator[SyntaxObject]:
    test = _test(owner, predicate)
    return (owner.home.wrap(node) for node in owner.node.find_all(test, nested))


def _test(owner: SyntaxObject, predicate: Any) -> Callable[[tree.Ast], bool]:
    from pshv.runtime.convert import to_bool
    from pshv.runtime.output import unwrap

    return lambda node: (
        not isinstance(node, _TYPE_NAMES) and to_bool(unwrap(predicate.invoke((owner.home.wrap(node),))))
    )


def _command_name(owner: SyntaxObject) -> str | None:
    first = owner.node.elements[0]
    return first.value if isinstance(first, tree.StringConstantExpressionAst) else None


def _safe_value(owner: SyntaxObject) -> Any:
    """`SafeGetValue()`: the value of an expression that is a constant."""
    from pshv.language.constancy import is_constant
    from pshv.runtime import current
    from pshv.runtime.constraints import evaluate
    from pshv.runtime.netexception import NetException

    if not is_constant(owner.node):
        text = "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions."
        raise NetException("System.InvalidOperationException", text)
    return evaluate(current.session.scope, owner.node)


def _script_block(owner: SyntaxObject) -> Any:
    from pshv.runtime import current
    from pshv.runtime.execution import parse_block

    return parse_block(current.session, owner.node.extent.text, current.session.scope)


_COMMON: Final = (
    Property("Extent", lambda o: ScriptExtent(o.node.extent)),
    Property("Parent", lambda o: o.home.parent(o.node)),
    Method("FindAll", _find_all),
    Method("Find", _find),
    Method("ToString", lambda o: _text_of(o.node), ("string ToString()",)),
    Method("SafeGetValue", _safe_value),
)
_METHODS: Final[dict[str, tuple[Property | Method, ...]]] = {
    "CommandAst": (Method("GetCommandName", _command_name, ("string GetCommandName()",)),),
    "ScriptBlockAst": (Method("GetScriptBlock", _script_block),),
}
