"""Progress records: one state of a progress bar."""

from __future__ import annotations

from pshv.types.netobject import NetObject, Property, member_table


class ProgressRecord(NetObject):
    """System.Management.Automation.ProgressRecord: one state of a progress bar."""

    __slots__ = ("activity", "completed", "id", "operation", "parent", "percent", "seconds", "status")
    type_names = ("System.Management.Automation.ProgressRecord", "System.Object")
    members = member_table(
        Property("Activity", lambda r: r.activity, type_name="string"),
        Property("ActivityId", lambda r: r.id, type_name="int"),
        Property("CurrentOperation", lambda r: r.operation, type_name="string"),
        Property("ParentActivityId", lambda r: r.parent, type_name="int"),
        Property("PercentComplete", lambda r: r.percent, type_name="int"),
        Property("RecordType", lambda r: "Completed" if r.completed else "Processing"),
        Property("SecondsRemaining", lambda r: r.seconds, type_name="int"),
        Property("StatusDescription", lambda r: r.status, type_name="string"),
    )

    def __init__(self, activity: str, status: str, id: int = 0) -> None:
        self.activity = activity
        self.status = status
        self.id = id
        self.parent = -1
        self.percent = -1
        self.seconds = -1
        self.operation: str | None = None
        self.completed = False
