"""Pictures for those who look rather than read: the cluster, a migration, an incident; as text, SVG or an HTML page."""
