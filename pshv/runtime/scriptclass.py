"""Script classes: members, inheritance, construction, static members. They are the `hooks` of their NetType."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language.tree import FunctionMemberAst, PropertyMemberAst, TypeDefinitionAst
from pshv.types.netobject import Method, Property

from .errors import PSError
from .scriptmethod import ScriptMethod
from .scriptobject import ScriptObject, python_class
from .typerefs import TypeReference
from .values import NOTHING, HashMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pshv.types.nettype import NetType

    from .errors import ExceptionObject
    from .scope import Scope
    from .session import Session
    from .traits import Trait


class ScriptProperty:
    """A property of a script class."""

    __slots__ = ("_made", "_trait", "is_hidden", "is_static", "name", "node", "owner")

    def __init__(self, owner: ScriptClass, node: PropertyMemberAst) -> None:
        self.name = node.name
        self.node = node
        self.owner = owner
        self.is_static = node.is_static
        self.is_hidden = node.is_hidden
        self._trait: Trait | None = None
        self._made: Property | None = None

    @property
    def type(self) -> NetType:
        from pshv.types.nettype import OBJECT

        kind = self.node.property_type
        return OBJECT if kind is None else TypeReference(kind.type_name).get(self.owner.scope)

    def admit(self, value: Any) -> Any:
        """A new value, converted and validated."""
        if self._trait is None:
            from .constraints import trait_for

            kind = self.node.property_type
            attributes = [a for a in self.node.attributes if a.type_name.name.lower().startswith("validate")]
            self._trait = trait_for(self.owner.scope, (*attributes, *([kind] if kind is not None else [])))
        trait = self._trait
        if trait.convert is not None:
            value = trait.convert(value)
        for check in trait.validators:
            check(value)
        return value

    def initial(self, scope: Scope) -> Any:
        """The value before any constructor ran."""
        from .construction import default_of_type

        if self.node.initial_value is None:
            return default_of_type(self.type)
        from .constraints import evaluate

        return self.admit(evaluate(scope, self.node.initial_value))

    def made(self) -> Property:
        """The property as VALUES' member tables know it."""
        if self._made is None:
            key = self.name.lower()
            text = self.type.text
            if self.is_static:
                statics = self.owner.statics
                self._made = Property(self.name, lambda o: statics.get(key), self._set_static, text, hidden=True)
            else:
                self._made = Property(self.name, lambda o: o.fields.get(key), self._set, text, hidden=self.is_hidden)
        return self._made

    def _set(self, owner: Any, value: Any) -> None:
        owner.fields[self.name.lower()] = _set_or_fail(self, value)

    def _set_static(self, owner: Any, value: Any) -> None:
        self.owner.statics[self.name.lower()] = _set_or_fail(self, value)


def _set_or_fail(property_: ScriptProperty, value: Any) -> Any:
    """A converted value; a failure is the error of setting a property."""
    try:
        return property_.admit(value)
    except PSError as error:
        from pshv.types.membererrors import setting_failed

        raise setting_failed(property_.name, error.record.message, error.record.exception) from None


class ScriptClass:
    """A class of a script."""

    def __init__(self, node: TypeDefinitionAst, scope: Scope, kind: NetType) -> None:
        self.node = node
        self.name = node.name
        self.scope = scope
        self.session: Session = scope.session
        self.kind = kind
        self.base: ScriptClass | None = None
        self.net_base: NetType | None = None
        self.statics: dict[str, Any] = {}
        self.properties: dict[str, ScriptProperty] = {}
        self.methods: dict[str, list[ScriptMethod]] = {}
        self.constructors: list[ScriptMethod] = []
        self.static_constructor: ScriptMethod | None = None
        self.python: type[ScriptObject] = ScriptObject
        self.fault: ExceptionObject | None = None  # what the static initialisers threw
        self._made: dict[str, Any] = {}
        for member in node.members:
            self._add(member)

    def _add(self, member: Any) -> None:
        if isinstance(member, PropertyMemberAst):
            self.properties[member.name.lower()] = ScriptProperty(self, member)
        elif isinstance(member, FunctionMemberAst):
            method = ScriptMethod(self, member)
            if not member.is_constructor:
                self.methods.setdefault(member.name.lower(), []).append(method)
            elif member.is_static:
                self.static_constructor = method
            else:
                self.constructors.append(method)

    def finish(self) -> None:
        """After all classes of the block are known: the Python class, then static members."""
        self.python = python_class(self, self.kind, self.base.python if self.base is not None else ScriptObject)
        self._describe_statics()
        try:
            for property_ in self.properties.values():
                if property_.is_static:
                    self.statics[property_.name.lower()] = property_.initial(self.scope)
            if self.static_constructor is not None:
                self.static_constructor.call(None, [])
        except PSError as error:
            self.fault = error.record.exception

    def _describe_statics(self) -> None:
        """Static members and constructors for Get-Member and reflection (see types/facts.py for the form)."""
        properties = {p.name: f"{p.type.text} {p.name} {{get;set;}}" for p in self.properties.values() if p.is_static}
        methods = {
            found[0].name: ", ".join(m.definition().removeprefix("static ") for m in found if m.is_static)
            for found in self.methods.values()
            if any(m.is_static for m in found)
        }
        facts = self.kind.facts
        facts["s"] = {"Property": properties, "Method": methods}
        lists = [c.definition().partition("(")[2] for c in self.constructors] or [")"]
        facts["c"] = [f"{self.name} new({rest}" for rest in lists]

    def _ready(self) -> None:
        """Raises TypeInitializationException when the static members could not be made."""
        if self.fault is not None:
            from .netexception import NetException

            text = f"The type initializer for '{self.name}' threw an exception."
            raise NetException("System.TypeInitializationException", text, inner=self.fault).as_error()

    # -- members --------------------------------------------------------------------------------------------------
    def lineage(self) -> Iterator[ScriptClass]:
        """This class and its script bases."""
        current: ScriptClass | None = self
        while current is not None:
            yield current
            current = current.base

    def member(self, lowered: str) -> Property | Method | None:
        """An instance member by lower-case name (a static property too, as the real one shows it)."""
        if lowered in self._made:
            return self._made[lowered]  # type: ignore[no-any-return]
        found: Property | Method | None = None
        for each in self.lineage():
            property_ = each.properties.get(lowered)
            if property_ is not None and not property_.is_static:
                found = property_.made()
                break
            overloads = each.methods.get(lowered)
            if overloads and not all(m.is_static for m in overloads):
                found = self._method(overloads[0].name, lowered)
                break
        self._made[lowered] = found
        return found

    def _method(self, name: str, lowered: str) -> Method:
        def call(this: Any, *arguments: Any) -> Any:
            return self.call_method(this, name, list(arguments), self.overloads(lowered, static=False))

        return Method(name, call, tuple(m.definition() for m in self.overloads(lowered, static=False)))

    def overloads(self, lowered: str, *, static: bool) -> list[ScriptMethod]:
        """Overloads of a method, derived ones hiding those of a base with the same parameters."""
        found: list[ScriptMethod] = []
        seen: set[tuple[str, ...]] = set()
        for each in self.lineage():
            for method in each.methods.get(lowered, ()):
                key = tuple(p.type.text for p in method.overload().parameters)
                if method.is_static == static and key not in seen:
                    seen.add(key)
                    found.append(method)
        return found

    def find_method(self, lowered: str, count: int) -> ScriptMethod | None:
        """The instance method of this name with `count` parameters."""
        for each in self.lineage():
            for method in each.methods.get(lowered, ()):
                if not method.is_static and method.count == count:
                    return method
        return None

    def call_method(self, this: Any, name: str, arguments: list[Any], overloads: list[ScriptMethod]) -> Any:
        """Chooses the overload, converts the arguments and runs it."""
        from .construction import choose

        method, converted = choose(name, overloads, arguments)
        return method.call(this, converted)

    def call_own(self, this: Any, name: str, arguments: list[Any]) -> Any:
        """`([ThisClass]$this).Name(...)`: this class's version, whatever a derived class says."""
        overloads = self.overloads(name.lower(), static=False)
        if overloads:
            return self.call_method(this, name, arguments, overloads)
        return this.invoke_inherited(self.kind, name, arguments)

    def list_members(self) -> Iterator[Property | Method]:
        """Instance members: own properties first, then those of the bases; methods after them."""
        seen: set[str] = set()
        for each in self.lineage():
            for key, property_ in each.properties.items():
                if not property_.is_static and key not in seen:
                    seen.add(key)
                    yield property_.made()
        for each in self.lineage():
            for key, methods in each.methods.items():
                if key not in seen and not all(m.is_static or m.is_hidden for m in methods):
                    seen.add(key)
                    found = self.member(key)
                    if found is not None:
                        yield found

    # -- hooks of NetType -----------------------------------------------------------------------------------------
    def new(self, arguments: list[Any]) -> Any:
        """`[Class]::new(...)`."""
        self._ready()
        from .construction import construct

        return construct(self, arguments)

    def convert(self, value: Any) -> Any:
        """`[Class]value`: an object of the class or of one derived from it, or NotImplemented."""
        if isinstance(value, ScriptObject) and value.net_type.derives_from(self.kind):
            return value
        if value is None or value is NOTHING:
            return None
        if type(value) is str:
            parse = [m for m in self.overloads("parse", static=True) if m.count == 1]
            if parse:
                return self._converted_by_call(value, lambda: self.call_method(None, "Parse", [value], parse))
        if not isinstance(value, HashMap) and any(c.count == 1 for c in self.constructors):
            try:
                return self.new([value])
            except PSError as error:
                if error.record.exception.type_name.endswith("MethodException"):
                    return NotImplemented
                raise
        return NotImplemented

    def _converted_by_call(self, value: Any, call: Callable[[], Any]) -> Any:
        """A conversion by a method of the class; what that throws is the reason of the failed conversion."""
        from .converterrors import with_reason

        try:
            return call()
        except PSError as error:
            record = error.record
            raise with_reason(
                value, self.kind, record.message, "InvalidCastParseTargetInvocation", record.exception
            ) from None

    def get_static(self, name: str) -> Any:
        """A static property, or NotImplemented."""
        self._ready()
        lowered = name.lower()
        for each in self.lineage():
            if lowered in each.statics:
                return each.statics[lowered]
        overloads = self.overloads(lowered, static=True)
        if overloads:
            from .staticmethods import static_method_value

            return static_method_value(self.kind, overloads)
        return NotImplemented

    def set_static(self, name: str, value: Any) -> bool:
        """Sets a static property; False when there is none."""
        lowered = name.lower()
        for each in self.lineage():
            property_ = each.properties.get(lowered)
            if property_ is not None and property_.is_static:
                property_._set_static(None, value)
                return True
        return False

    def invoke_static(self, name: str, arguments: list[Any]) -> Any:
        """A static method, or NotImplemented."""
        if name.lower() == "new":
            return self.new(arguments)
        self._ready()
        overloads = self.overloads(name.lower(), static=True)
        if not overloads:
            return NotImplemented
        return self.call_method(None, name, arguments, overloads)
