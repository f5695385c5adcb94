"""What can be asked of the cluster: one frozen value per request."""
