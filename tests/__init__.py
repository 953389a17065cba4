"""A package, so that no library that brings a package of this name takes its place."""
