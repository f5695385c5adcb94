"""Get-Acl, lightly: every item belongs to the administrators."""

from __future__ import annotations

from pshv.runtime.values import PSObject

from .itembase import ItemCmdlet

ADMINISTRATORS = "BUILTIN\\Administrators"
RIGHTS = (
    ("NT AUTHORITY\\SYSTEM", "FullControl"),
    (ADMINISTRATORS, "FullControl"),
    ("BUILTIN\\Users", "ReadAndExecute, Synchronize"),
)


class GetAcl(ItemCmdlet):
    """Gets the security descriptor of a file or folder."""

    name = "Get-Acl"

    def texts(self) -> list[str]:
        return super().texts() or ["."]

    def process(self) -> None:
        for place in self.found():
            kind = "DirectorySecurity" if place.is_container() else "FileSecurity"
            rules: list[object] = [
                PSObject(
                    {
                        "FileSystemRights": rights,
                        "AccessControlType": "Allow",
                        "IdentityReference": who,
                        "IsInherited": True,
                        "InheritanceFlags": "None",
                        "PropagationFlags": "None",
                    },
                    ["System.Security.AccessControl.FileSystemAccessRule", "System.Object"],
                )
                for who, rights in RIGHTS
            ]
            self.write(
                PSObject(
                    {
                        "Path": place.full,
                        "Owner": ADMINISTRATORS,
                        "Group": ADMINISTRATORS,
                        "Access": rules,
                        "Sddl": "O:BAG:BAD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)",
                        "AccessToString": "\n".join(f"{who} Allow  {rights}" for who, rights in RIGHTS),
                        "AreAccessRulesProtected": False,
                    },
                    [f"System.Security.AccessControl.{kind}", "System.Object"],
                )
            )
