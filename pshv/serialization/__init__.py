"""Objects as text of other formats: JSON, CSV, CLIXML."""
