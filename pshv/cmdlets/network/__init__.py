"""Cmdlets about names, addresses and connections: those of NetTCPIP, NetAdapter and DnsClient that scripts use most."""
