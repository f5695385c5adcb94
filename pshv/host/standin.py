"""The caller's end of a host: sends a command line there, lends it the standard streams, gives back its exit code.

This text is two things: the body of the stand-in executables (`powershell`, `pwsh`), which Python starts without its
`site` module, and the module with which a plain `pshv` talks to a warm host. So it imports nothing but what the
interpreter has built in, or nearly so.

A message is one letter, four bytes of length (big endian) and the body. The caller's first message is `R`: token, name,
folder and settings, then the words of the command line, with zero bytes between; over a local socket the three streams
travel with it as file descriptors. The host answers `X` (exit code), `N` (run it yourself), `L` (a line from the
terminal, please: `A` brings it) and, where descriptors cannot travel, `O` and `E` with output; `I` and `Z` bring input.
"""

import _socket
import os
import sys

LOCAL = "local:"
GONE = 125
MOST = 65536
LONGEST_NAME = 100  # bytes of a socket's path that every system takes


def _message(letter: bytes, body: bytes = b"") -> bytes:
    return letter + len(body).to_bytes(4, "big") + body


def _settings(streams: list[int]) -> str:
    """What the host must know of the caller's terminal, as `name=value` fields."""
    terminals = [os.isatty(stream) for stream in streams]
    columns, lines = 80, 24
    width = os.environ.get("PSHV_WIDTH", "")
    if terminals[1]:
        columns, lines = os.get_terminal_size(streams[1])
    elif width.isdecimal():
        columns = max(20, int(width))
    colours = terminals[1] and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    marks = "".join("1" if terminal else "0" for terminal in terminals)
    return f"terminals={marks}\ncolumns={columns}\nlines={lines}\ncolours={int(colours)}"


def _open_streams() -> list[int]:
    """The descriptors of the three standard streams; one that is closed reads and writes nothing."""
    streams = []
    for number in range(3):
        try:
            os.fstat(number)
            streams.append(number)
        except OSError:
            streams.append(os.open(os.devnull, os.O_RDWR))
    return streams


def _connect(address: str) -> _socket.socket:
    if address.startswith(LOCAL):
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        _connect_locally(connection, address[len(LOCAL) :])
    else:
        connection = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
        connection.connect(("127.0.0.1", int(address)))
    return connection


def _connect_locally(connection: _socket.socket, path: str) -> None:
    """Connect to a socket's path; to one that is longer than systems take, from its folder."""
    if len(os.fsencode(path)) <= LONGEST_NAME:
        connection.connect(path)
        return
    before = os.getcwd()
    os.chdir(os.path.dirname(path))
    try:
        connection.connect(os.path.basename(path))
    finally:
        os.chdir(before)


def _receive(connection: _socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = connection.recv(min(MOST, count - len(data)))
        if not piece:
            raise ConnectionError
        data += piece
    return data


def _send(connection: _socket.socket, local: bool, streams: list[int], message: bytes) -> None:
    if not local:
        connection.sendall(message)
        return
    lent = b"".join(stream.to_bytes(4, sys.byteorder) for stream in streams)
    sent = connection.sendmsg([message], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, lent)])
    connection.sendall(message[sent:])


def _pump_input(connection: _socket.socket, stream: int) -> None:
    """Bring standard input to a host that cannot read it itself."""
    while True:
        try:
            data = os.read(stream, MOST)
        except OSError:
            data = b""
        try:
            connection.sendall(_message(b"I", data) if data else _message(b"Z"))
        except OSError:
            return
        if not data:
            return


def _answer(connection: _socket.socket, stream: int, secret: bool) -> None:
    if secret and os.isatty(stream):
        import termios

        before = termios.tcgetattr(stream)
        quiet = termios.tcgetattr(stream)
        quiet[3] &= ~termios.ECHO
        termios.tcsetattr(stream, termios.TCSADRAIN, quiet)
        try:
            line = os.read(stream, MOST)
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, before)
    else:
        line = os.read(stream, MOST)
    connection.sendall(_message(b"A", line))


def _write(stream: int, data: bytes) -> None:
    while data:
        data = data[os.write(stream, data) :]


def _follow(connection: _socket.socket, streams: list[int]) -> int | None:
    """Do what the host says until the end; the exit code, or None when the host wants none of it."""
    while True:
        head = _receive(connection, 5)
        letter, body = head[:1], _receive(connection, int.from_bytes(head[1:], "big"))
        if letter == b"X":
            return int.from_bytes(body, "big")
        if letter == b"N":
            return None
        if letter == b"L":
            _answer(connection, streams[0], body == b"secret")
        elif letter in (b"O", b"E"):
            _write(streams[1 if letter == b"O" else 2], body)


def run(address: str, token: str, name: str, words: list[str], settings: str = "") -> int | None:
    """Let the host at `address` run a command line; its exit code, or None when it must be run here.

    Raises OSError when nobody answers at the address.
    """
    streams = _open_streams()
    local = address.startswith(LOCAL)
    connection = _connect(address)
    try:
        fields = [token, name, os.getcwd(), _settings(streams) + settings, *words]
        _send(connection, local, streams, _message(b"R", b"\0".join(os.fsencode(field) for field in fields)))
        if not local and not os.isatty(streams[0]):
            import _thread

            _thread.start_new_thread(_pump_input, (connection, streams[0]))
        return _follow(connection, streams)
    finally:
        connection.close()


def main(address: str, token: str) -> None:
    """What the stand-in executable does; never comes back."""
    try:
        import _signal  # type: ignore[import-not-found]

        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
        code = run(address, token, os.path.basename(sys.argv[0]), sys.argv[1:])
    except OSError:
        _write(2, b"pshv: the cluster that this stand-in belongs to has ended.\n")
        code = GONE
    os._exit(GONE if code is None else code & 0xFF if os.name == "posix" else code)
