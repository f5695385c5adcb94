"""Add-Type."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

FRAMEWORK = frozenset(
    [
        "accessibility",
        "presentationcore",
        "presentationframework",
        "reachframework",
        "system.configuration",
        "system.configuration.install",
        "system.data.datasetextensions",
        "system.deployment",
        "system.directoryservices",
        "system.directoryservices.accountmanagement",
        "system.directoryservices.protocols",
        "system.runtime.serialization",
        "system.runtime.windowsruntime",
        "system.servicemodel",
        "system.serviceprocess",
        "system.speech",
        "system.transactions",
        "system.windows.forms",
        "system.windows.forms.datavisualization",
        "system.xaml",
        "uiautomationclient",
        "uiautomationtypes",
        "windowsbase",
        "windowsformsintegration",
        "microsoft.visualbasic.compatibility",
    ]
)
"""Assemblies of the .NET Framework that 5.1 loads on any Windows; their types are not built."""

KNOWN = frozenset(
    [
        "system",
        "system.core",
        "system.data",
        "system.drawing",
        "system.io.compression",
        "system.io.compression.filesystem",
        "system.net.http",
        "system.numerics",
        "system.security",
        "system.web",
        "system.web.extensions",
        "system.xml",
        "system.xml.linq",
        "system.management",
        "system.management.automation",
        "microsoft.csharp",
        "microsoft.visualbasic",
        "mscorlib",
        "netstandard",
        "system.collections",
        "system.runtime",
        "system.linq",
    ]
)


class AddType(Cmdlet):
    """Adds a type: known assemblies are there already, source code is refused."""

    name = "Add-Type"

    def process(self) -> None:
        bound = self.bound
        names: Any = bound.get("AssemblyName")
        if names is not None:
            for name in names if isinstance(names, list) else [names]:
                short = str(name).partition(",")[0].strip().lower()
                if short not in KNOWN and not (short in FRAMEWORK and self.session.edition != "core"):
                    self._missing(str(name))
            return
        if self.parameter_set in ("FromPath", "FromLiteralPath"):
            paths: Any = bound.get("Path") or bound.get("LiteralPath")
            self.throw(self._refusal(f"Assemblies cannot be loaded from files ({', '.join(map(str, paths))})."))
        self.throw(self._refusal("Source code in C# or another .NET language cannot be compiled."))

    def _refusal(self, what: str) -> Any:
        return self.error(
            f"{what} Add-Type -TypeDefinition, -MemberDefinition and -Path are not built into this mock.",
            "NotImplemented",
            "NotImplemented",
            exception="System.NotImplementedException",
        )

    def _missing(self, name: str) -> None:
        if self.session.edition == "core":
            self.throw(
                self.error(
                    f"Cannot find path '{name}.dll' because it does not exist.",
                    "PathNotFound",
                    "ObjectNotFound",
                    name,
                    exception="System.IO.FileNotFoundException",
                )
            )
        self.throw(
            self.error(
                "Cannot add type. The assembly '" + name + "' could not be found.",
                "ASSEMBLY_NOT_FOUND",
                "ObjectNotFound",
                name,
                exception="System.Exception",
            )
        )
