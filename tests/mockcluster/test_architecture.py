"""The house rules of the engine: whom it knows, and what it never does."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mockcluster

PACKAGE = Path(mockcluster.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {"pshv", "click", "prompt_toolkit", "curses", "tty", "readline"}
NEVER = {
    "time.time", "time.sleep", "time.monotonic", "time.perf_counter", "uuid.uuid4", "uuid.uuid1", "random.random",
    "os.environ", "os.getenv", "os.urandom", "secrets.token_hex", "datetime.now", "datetime.utcnow", "datetime.today",
}  # fmt: skip
PRINTING = {"print", "input"}
CLOCK = PACKAGE / "clock.py"


def dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_arrow_points_one_way_and_the_engine_is_deterministic(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not {name.split(".")[0] for name in names} & FORBIDDEN
        if isinstance(node, ast.Attribute):
            name = dotted(node)
            wrong = [never for never in NEVER if name == never or name.endswith("." + never)]
            assert not wrong or path == CLOCK, f"line {node.lineno}: {name}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in PRINTING, f"line {node.lineno}: {node.func.id}"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert dotted(node.type) != "Exception"


READ = """
import sys
from mockcluster.cluster import MockCluster
with MockCluster.open(sys.argv[1]) as cluster:
    cluster.catch_up()
    assert len(cluster.world.nodes) == 3
    assert all(cluster.world.state_of(group) for group in cluster.world.groups)
slow = "sqlalchemy alembic pydantic yaml click dataclasses inspect typing asyncio hashlib random".split()
print(*sorted(set(slow) & set(sys.modules)))
"""
CREATE = """
import sys
from mockcluster.cluster import MockCluster
MockCluster.create(sys.argv[1]).close()
slow = "sqlalchemy alembic pydantic yaml click dataclasses inspect typing asyncio".split()
print(*sorted(set(slow) & set(sys.modules)))
"""


def test_a_one_shot_command_imports_nothing_slow(tmp_path: Path) -> None:
    for script in (CREATE, READ):
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "c.db")], capture_output=True, text=True, check=False
        )
        assert (done.stdout.strip(), done.stderr) == ("", "")


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "manager", "core", "misc"}
