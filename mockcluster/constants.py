"""Every constant of the models in one place, with the grade it has in the reference pages.

(D) published by Microsoft, (X) from Xen/QEMU practice, (C) our choice where nothing is published;
sections are those of live-migration-model.md unless another page is named.
"""

from __future__ import annotations

PAGE = 4096  # (D) section 2
ZERO_PAGE_MARKER = 9  # bytes on the wire for a page of zeroes (X) section 2
KIB = 1 << 10
MIB = 1 << 20
GIB = 1 << 30
MICROSECONDS = 1_000_000

# Passes (section 2)
MIN_PAGES = 50  # (X)
BLACKOUT_TARGET = 0.300  # seconds (C)
MAX_PASSES = 5  # 2012 R2 and later (D)
MAX_PASSES_OLD = 10  # (D)
CPU_CAPPING = {"Normal": 0.0, "Low": 0.2, "High": 0.5}  # (C)
CPU_CAPPING_STEP = 0.1  # each further pass (C)
CPU_CAPPING_MOST = 0.99  # (C)

# Blackout and overheads in seconds (section 2)
PAUSE_TIME = 0.010  # (C)
RESUME_TIME = 0.030  # (C)
STORAGE_TIME_CSV = 0.020  # (C)
STORAGE_TIME_SMB = 0.050  # (C)
STATE_BYTES = 4 * MIB  # (C)
STATE_BYTES_PER_CPU = 128 * KIB  # (C)
LONG_BLACKOUT = 10.0  # event 20417 instead of 20415 (C)
SETUP_TIME = 1.5  # (C)
SETUP_TIME_PER_DEVICE = 0.1  # per disk and network adapter (C)
CLEANUP_TIME = 0.5  # (C)
DARK_NETWORK_TIME = 0.2  # (C)

# Rate (section 3)
GOODPUT = 0.94  # of the line rate, TCP (C)
GOODPUT_RDMA = 0.97  # (C)
BYTES_PER_CORE = 400_000_000  # compression per idle core, bytes/s (C)
COMPRESSION_RATIO = 2.0  # (D)
LINK_TIMEOUT = 30.0  # seconds without a link until a migration fails (C)
SMB_LIMIT_SCALE = 10_000  # SMBBandwidthLimitFactor counts ten-thousandths (D)

# Reservation (section 4.13): memory a machine needs on its host beyond its own (C)
MEMORY_OVERHEAD = 32 * MIB
MEMORY_OVERHEAD_PER_GIB = 8 * MIB
STAND_ALONE_MIGRATIONS = 2  # (D)

# Ports (section 4.5; cluster-model.md section 9)
PORT_MIGRATION = 6600
PORT_HEARTBEAT = 3343

# Errors, unsigned
E_ACCESS_DENIED = 0x80070005
E_OUT_OF_MEMORY = 0x8007000E
E_BUSY = 0x800700AA
E_SHARING_VIOLATION = 0x80070020
E_NO_HYPERVISOR = 0xC0351000
E_NO_RESOURCES = 0x800705AA
E_INVALID_STATE = 0x8007139F
E_NOT_POSSIBLE_OWNER = 0x80071398
E_NO_CLUSTER_NETWORK = 0x000013AB
E_CONNECTION_RESET = 0x80072746
E_NO_CONNECTION = 0x8007274C
E_CONNECTION_REFUSED = 0x8007274D
E_NOT_PERMITTED = 0x8007271D
E_NO_CREDENTIALS = 0x8009030E
E_UNKNOWN_CREDENTIALS = 0x8009030D
E_WRONG_PRINCIPAL = 0x80090322
E_LOGON_TYPE = 0x80070569
E_DISK_NOT_FOUND = 0xC03A0014
SWITCH_NOT_FOUND = 33012

# Cluster log (cluster-log-format.md section 1; Set-ClusterLog)
LOG_LEVELS = range(6)
LOG_SIZE_LEAST = 8
LOG_SIZE_MOST = 2048
LOG_HOURS = 72
LOG_PREFIX_CHARACTERS = 51  # pid, tid, stamp and level of a line
BYTES_PER_CHARACTER = 2  # UTF-16

# Machines: how long things take, in seconds (C)
START_TIME = 1.2
TURN_OFF_TIME = 0.4
ONLINE_CONFIGURATION_TIME = 0.25

# Hosts: how long things take, in seconds (C)
HOST_RESTART_TIME = 180.0
NODE_JOIN_TIME = 4.0

# Configuration versions a host supports (section 4.6, D)
VM_VERSIONS = {
    "2016": ("5.0", "6.2", "7.0", "7.1", "8.0"),
    "2019": ("5.0", "8.0", "8.1", "8.2", "8.3", "9.0"),
    "2022": ("8.0", "8.1", "8.2", "8.3", "9.0", "9.1", "9.2", "9.3", "10.0"),
    "2025": ("8.0", "8.1", "8.2", "8.3", "9.0", "9.1", "9.2", "9.3", "10.0", "11.0", "12.0"),
}
BUILDS = {"2016": 14393, "2019": 17763, "2022": 20348, "2025": 26100}
FUNCTIONAL_LEVELS = {"2016": 9, "2019": 10, "2022": 11, "2025": 12}  # cluster-model.md section 10
MOST_NODES = 64  # cluster-model.md section 1 (D)
MOST_MACHINES = 8000


def memory_overhead(assigned: int) -> int:
    """Return the bytes a host needs beyond the assigned memory of a machine."""
    return MEMORY_OVERHEAD + MEMORY_OVERHEAD_PER_GIB * max(0, assigned // GIB - 1)
