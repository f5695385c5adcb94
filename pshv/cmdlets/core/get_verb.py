"""Get-Verb."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types.netobject import NetObject, Property, member_table

from .verbdescriptions import DESCRIPTIONS

GROUPS = {
    "Common": "Add=a Clear=cl Close=cs Copy=cp Enter=et Exit=ex Find=fd Format=f Get=g Hide=h Join=j Lock=lk "
    "Move=m New=n "
    "Open=op Optimize=om Pop=pop Push=pu Redo=re Remove=r Rename=rn Reset=rs Resize=rz Search=sr Select=sc Set=s "
    "Show=sh "
    "Skip=sk Split=sl Step=st Switch=sw Undo=un Unlock=uk Watch=wc",
    "Data": "Backup=ba Checkpoint=ch Compare=cr Compress=cm Convert=cv ConvertFrom=cf ConvertTo=ct Dismount=dm Edit=ed "
    "Expand=en Export=ep Group=gp Import=ip Initialize=in Limit=l Merge=mg Mount=mt Out=o Publish=pb Restore=rr "
    "Save=sv "
    "Sync=sy Unpublish=ub Update=ud",
    "Lifecycle": "Approve=ap Assert=as Build=bd Complete=cmp Confirm=cn Deny=dn Deploy=dp Disable=d Enable=e "
    "Install=is "
    "Invoke=i Register=rg Request=rq Restart=rt Resume=ru Start=sa Stop=sp Submit=sb Suspend=ss Uninstall=us "
    "Unregister=ur Wait=w",
    "Diagnostic": "Debug=db Measure=ms Ping=pi Repair=rp Resolve=rv Test=t Trace=tr",
    "Communications": "Connect=cc Disconnect=dc Read=rd Receive=rc Send=sd Write=wr",
    "Security": "Block=bl Grant=gr Protect=pt Revoke=rk Unblock=ul Unprotect=up",
    "Other": "Use=u",
}


class VerbInfo(NetObject):
    """An approved verb."""

    __slots__ = ("alias", "group", "verb")
    type_names = ("System.Management.Automation.VerbInfo", "System.Object")
    members = member_table(
        Property("Verb", lambda v: v.verb, type_name="string"),
        Property("AliasPrefix", lambda v: v.alias, type_name="string"),
        Property("Group", lambda v: v.group, type_name="string"),
        Property("Description", lambda v: DESCRIPTIONS[v.verb], type_name="string"),
    )

    def __init__(self, verb: str, alias: str, group: str) -> None:
        self.verb = verb
        self.alias = alias
        self.group = group


def verbs() -> list[VerbInfo]:
    """The approved verbs, group by group."""
    return [
        VerbInfo(*pair.split("="), group)  # type: ignore[call-arg]
        for group, text in GROUPS.items()
        for pair in text.split()
    ]


class GetVerb(Cmdlet):
    """Gets approved PowerShell verbs."""

    name = "Get-Verb"

    def process(self) -> None:
        wanted: Any = self.bound.get("Verb")
        groups: Any = self.bound.get("Group")
        tests = [Wildcard(str(one)).matches for one in wanted or ["*"]]
        names = {str(getattr(g, "name", g)).lower() for g in groups or []}
        for info in verbs():
            if any(test(info.verb) for test in tests) and (not names or info.group.lower() in names):
                self.write(info)
