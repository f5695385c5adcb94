"""The message sequences of cluster-log-format.md section 4: for each kind of fact, the lines it leaves on each node."""
