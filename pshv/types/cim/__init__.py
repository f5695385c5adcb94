"""WMI classes over the world of the mock: the tables of root\\cimv2, root\\virtualization\\v2 and root\\MSCluster."""
