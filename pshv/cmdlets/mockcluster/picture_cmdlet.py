"""What the cmdlets that draw have in common: text to the pipeline, or a file with -OutFile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.cmdlet import Cmdlet

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from pshv.pictures.picture import Picture


class PictureCmdlet(Cmdlet):
    """A cmdlet that draws a picture of the cluster."""

    OutFile: str | None

    def mock(self) -> MockCluster:
        """The session's cluster, with everything done that is due."""
        cluster: MockCluster = self.session.cluster
        cluster.catch_up()
        return cluster

    def show(self, picture: Picture) -> None:
        """Write the picture as lines of text, or into the file of `-OutFile` and that file's FileInfo."""
        if not self.OutFile:
            self.write_all(picture.text())
            return
        from pshv.drives.fileinfo import FileInfo

        at = self.session.drives.resolve(self.OutFile)
        if at.provider.name != "FileSystem":
            self.throw(
                self.error(f"'{self.OutFile}' is no path of a file.", "NotAFile", "InvalidArgument", self.OutFile)
            )
        try:
            content = picture.exported(str(at.path))
        except ValueError as problem:
            self.throw(self.error(str(problem), "UnknownPictureFormat", "InvalidArgument", self.OutFile))
        files = self.session.drives.files
        try:
            with files.open(str(at.path), "wb") as sink:
                sink.write(content.encode("utf-8"))
        except OSError as problem:
            text = f"The picture '{self.OutFile}' could not be written: {problem.strerror}."
            self.throw(self.error(text, "WriteError", "WriteError", self.OutFile))
        self.write(FileInfo(files, str(at.path)))
