"""ForEach-Object: script blocks, or a member and its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.values import NOTHING, enumerate_value
from pshv.types import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.runtime.scriptblock import ScriptBlock


class ForEachObject(Cmdlet):
    """Performs an operation against each item in a collection of input objects."""

    name = "ForEach-Object"
    InputObject: Any
    Begin: ScriptBlock | None
    Process: list[ScriptBlock | None] | None
    End: ScriptBlock | None
    RemainingScripts: list[ScriptBlock | None] | None
    MemberName: str | None
    ArgumentList: list[Any] | None

    take: Callable[[Any], object] | None = None

    def begin(self) -> None:
        if self.take is None:
            self.start()
        if self.first is not None:
            self.first.run_under(None, self.write)

    def receiver(self) -> Callable[[Any], object]:
        """What is called with each object of the pipeline."""
        if self.take is None:
            self.start()
        assert self.take is not None
        return self.take

    def start(self) -> None:
        """Sorts out the blocks, or the member."""
        self.first: ScriptBlock | None = None
        self.last: ScriptBlock | None = None
        self.blocks: list[ScriptBlock] = []
        self.tasks: Any = None
        bound = self.bound
        if bound.get("Parallel") is not None:
            from .paralleltasks import ParallelTasks

            self.tasks = ParallelTasks(self)
            self.take = self.tasks.add
            return
        if bound.get("MemberName") is not None:
            self.take = self.member_receiver()
            return
        self._arrange()
        self.take = self.block_receiver()

    def _arrange(self) -> None:
        """Which block runs first, for each object, and last."""
        bound = self.bound
        blocks: list[Any] = list(_blocks(bound.get("Process"))) + list(_blocks(bound.get("RemainingScripts")))
        self.first, self.last = bound.get("Begin"), bound.get("End")  # type: ignore[assignment]
        if self.first is None and len(blocks) > 1:
            self.first = blocks.pop(0)
        if (
            self.last is None
            and len(blocks) > 1
            and (len(_blocks(bound.get("Process"))) > 2 or "RemainingScripts" in bound)
        ):
            self.last = blocks.pop()
        self.blocks = [block for block in blocks if block is not None]

    def block_receiver(self) -> Callable[[Any], object]:
        """The blocks run for one object."""
        write = self.write
        if len(self.blocks) == 1:
            run = self.blocks[0].run_under

            def one(item: Any) -> None:
                run(item, write)

            return one
        blocks = self.blocks

        def several(item: Any) -> None:
            for block in blocks:
                block.run_under(item, write)

        return several

    def process(self) -> None:
        assert self.take is not None
        self.take(self.InputObject)

    def end(self) -> None:
        if self.tasks is not None:
            self.tasks.finish()
        if self.last is not None:
            self.last.run_under(None, self.write)

    # -- the member form
    def member_receiver(self) -> Callable[[Any], object]:
        name = str(self.bound["MemberName"])
        arguments = self.bound.get("ArgumentList")
        if arguments is None:
            return lambda item: self.read_member(item, name)
        listed = list(arguments) if isinstance(arguments, list) else [arguments]
        return lambda item: self.call_member(item, name, listed)

    def read_member(self, item: Any, name: str) -> None:
        if item is None or item is NOTHING:
            self._null_input()
            return
        name = self._full_name(item, name)
        if has_property(item, name):
            self.write_unrolled(members.get(item, name))
        elif has_method(item, name):
            if self.should_process(target_text(item), f'Invoke method "{name}"'):
                self.write_unrolled(members.invoke(item, name, []))
        elif self.session.strict_seen and self._strict():
            self.write_error(
                self.error(
                    f'The property "{name}" cannot be found for the input object; verify that the property exists.',
                    "PropertyOrMethodNotFound",
                    "InvalidArgument",
                    item,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        else:
            self.write(None)

    def _strict(self) -> bool:
        return any(scope.strict for scope in self.session.scope.chain())

    def _full_name(self, item: Any, name: str) -> str:
        """The member a name with wildcards stands for; more than one is an error."""
        from pshv.runtime.wildcard import Wildcard, contains_wildcard

        if not contains_wildcard(name):
            return name
        test = Wildcard(name).matches
        found = [info.name for info in members.describe(item) if test(info.name)]
        if len(found) > 1:
            self.throw(
                self.error(
                    f'Input name "{name}" is ambiguous. It can be resolved to multiple matched members. Possible '
                    f"matches "
                    f"include: {' '.join(found)}.",
                    "AmbiguousPropertyOrMethodName",
                    "InvalidArgument",
                    item,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        return found[0] if found else name

    def call_member(self, item: Any, name: str, arguments: list[Any]) -> None:
        if item is None or item is NOTHING:
            self._null_input()
            return
        if not has_method(item, name):
            self.write_error(
                self.error(
                    f'Input name "{name}" cannot be resolved to a method.',
                    "MethodNotFound",
                    "InvalidArgument",
                    item,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
            return
        if self.should_process(target_text(item), f'Invoke method "{name}" with arguments'):
            self.write_unrolled(members.invoke(item, name, arguments))

    def _null_input(self) -> None:
        self.write_error(
            self.error(
                "Cannot operate on a 'null' input object.",
                "InputObjectIsNull",
                "InvalidArgument",
                None,
                exception="System.Management.Automation.PSArgumentException",
            )
        )

    def write_unrolled(self, value: Any) -> None:
        if value is NOTHING:
            return
        items = enumerate_value(value)
        if items is None:
            self.write(value)
        else:
            self.write_all(items)


def _blocks(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def has_property(item: Any, name: str) -> bool:
    """Whether the object has the property (a dictionary: the key), not a method of that name."""
    return has_own_property(item, name) and not (has_method(item, name) and not _is_key(item, name))


def _is_key(item: Any, name: str) -> bool:
    from pshv.runtime.values import HashMap

    return isinstance(item, HashMap) and name in item


def has_own_property(item: Any, name: str) -> bool:
    """Whether the object has the property, a dictionary the key; every scalar has Count and Length."""
    return name.lower() in ("count", "length") or _is_key(item, name) or members.has(item, name)


def has_method(item: Any, name: str) -> bool:
    """Whether the object has a method of this name."""
    return members._find(item, name.lower()) is not None


def target_text(item: Any) -> str:
    """How ShouldProcess names the object."""
    from pshv.runtime.text import to_text

    return f"InputObject: {to_text(item)}"
