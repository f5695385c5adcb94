"""pshv's sub-commands: what is not a PowerShell line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from pshv.host.options import Options

EPILOG = """Everything else is a session with the switches of powershell.exe:

\b
  pshv                                  the prompt (PS H:\\>)
  pshv -Command "Get-ClusterNode"       one line
  pshv -File report.ps1 -Days 3         a script of this computer
  pshv -EncodedCommand BASE64           text as UTF-16 in Base64
  ... | pshv -Command -                 lines from standard input

Options before the switches choose the cluster and the look:

\b
  --db FILE             the cluster's file (default: PSHV_DB, else the user's data folder)
  --memory              a cluster that is forgotten at the end
  --world NAME|FILE     the world to begin with where the file does not exist yet
  --seed N              its seed
  --edition desktop|core  Windows PowerShell 5.1 (default) or PowerShell 7 (PSHV_EDITION)
  --pace N              modelled work takes its time, N times faster than life
  --time-limit SECONDS  what runs longer is stopped as by Ctrl-C, with exit code 1
  --memory-limit MB     a script that needs more gets OutOfMemoryException
  --grant FOLDER[=X:]   a folder of this computer as a drive
  --no-host-folder      without H:, the folder that pshv was started in
"""


class LazyGroup(click.Group):
    """The sub-commands, of which `lab` is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted([*super().list_commands(ctx), "lab"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name == "lab":
            from pshv.labs.commands import lab

            return lab
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=LazyGroup, epilog=EPILOG, invoke_without_command=False, context_settings={"help_option_names": ["--help"]}
)
@click.pass_obj
def pshv(options: Options) -> None:
    """A Hyper-V failover cluster on this computer, with the cmdlets administrators know."""


@pshv.command()
@click.option("--world", help="A built-in world, or a YAML file that describes one.")
@click.option("--seed", type=click.IntRange(min=0), help="Ids, addresses and ambient activity derive from it.")
@click.option("--nodes", type=click.IntRange(1, 64), help="Number of nodes, where the world is made by counts.")
@click.option("--vms", type=click.IntRange(0, 8000), help="Number of virtual machines, likewise.")
@click.option("--force", is_flag=True, help="Replace a cluster that exists.")
@click.pass_obj
def new(
    options: Options, world: str | None, seed: int | None, nodes: int | None, vms: int | None, *, force: bool
) -> None:
    """Make a new cluster: contoso unless another world is named."""
    from mockcluster.cluster import MockCluster
    from mockcluster.store.problem import StoreError

    path = options.db
    if path is None:
        raise click.UsageError("a cluster in memory cannot be kept; leave --memory out.")
    if path.exists() and not force:
        raise click.ClickException(f"'{path}' exists. --force replaces it, --db FILE names another file.")
    try:
        fresh = path.with_name(f"{path.name}.new")
        fresh.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        made = MockCluster.create(
            fresh, world or options.world, seed=options.seed if seed is None else seed, nodes=nodes, vms=vms
        )
        told = _summary(made)
        made.close()
        _replace(fresh, path)
    except (StoreError, LookupError, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        raise click.ClickException(f"'{path}' cannot be written: {problem.strerror}.") from problem
    click.echo(f"{told}\n{path}")


def _replace(fresh: Path, path: Path) -> None:
    """Put a finished file in the place of the old one, whose journal and node folders go with it."""
    import shutil

    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(path.with_name(f"{path.name}.files"), ignore_errors=True)
    fresh.replace(path)


@pshv.command()
@click.argument("name", required=False)
def worlds(name: str | None) -> None:
    """List the worlds that come with pshv; with NAME print that one's description, to start one of your own from."""
    from importlib.resources import files

    from mockcluster.worlds import names

    if name is None:
        for world in names():
            click.echo(world)
    elif name in names():
        click.echo(files("mockcluster").joinpath("blueprints", f"{name}.yaml").read_text(encoding="utf-8"), nl=False)
    else:
        raise click.ClickException(f"there is no world '{name}'; built in are {', '.join(names())}.")


@pshv.command()
@click.pass_obj
def info(options: Options) -> None:
    """Say which file the cluster lives in and what is in it."""
    from mockcluster.cluster import MockCluster
    from mockcluster.store.problem import StoreError

    path = options.db
    if path is None or not path.exists():
        raise click.ClickException(f"there is no cluster at '{path}' yet; any command, or 'pshv new', makes one.")
    try:
        cluster = MockCluster.open(path)
    except StoreError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{_summary(cluster)}\n{path} ({path.stat().st_size:,} bytes)")
    cluster.close()


@pshv.command()
@click.option("--json", "as_json", is_flag=True, help="Print the environment as one line of JSON.")
@click.option("--until-eof", is_flag=True, help="End when standard input ends.")
@click.pass_obj
def host(options: Options, *, as_json: bool, until_eof: bool) -> None:
    """Keep a cluster warm: plain one-shots become fast, and tests in any language find stand-ins on PATH.

    Prints the environment that a program needs (PATH with powershell and pwsh first, PSHV_HOST the socket) when it is
    ready, and serves until it is interrupted. With --memory the cluster is forgotten at the end.
    """
    from mockcluster.store.problem import StoreError
    from pshv.host.hosting import HostingError, serve
    from pshv.host.opening import OpeningError

    try:
        serve(options, as_json=as_json, until_eof=until_eof)
    except (HostingError, OpeningError, StoreError, LookupError, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem
    except OSError as problem:
        raise click.ClickException(f"the host cannot listen: {problem.strerror or problem}.") from problem


def _summary(cluster: MockCluster) -> str:
    world = cluster.world
    return (
        f"Cluster {world.cluster.name}: {len(world.nodes)} nodes, {len(world.vms)} virtual machines, seed {world.seed}."
    )


def run(options: Options, words: list[str]) -> int:
    """Run a sub-command with the options that stood before it; gives the exit code."""
    try:
        code = pshv.main(args=words, prog_name="pshv", obj=options, standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except Exception as mistake:  # the outermost edge
        from pshv.host.crash import report

        return report(mistake)
    except click.Abort:
        sys.stderr.write("Stopped.\n")
        return 130
    return code if isinstance(code, int) else 0
