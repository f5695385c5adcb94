"""Values as .NET objects: types, their members, and the allow-list of what a script can reach."""
