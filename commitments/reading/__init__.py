"""From YAML files to checked records, or to every fault in them with its place and its cure."""
