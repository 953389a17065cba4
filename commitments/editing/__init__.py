"""What editors work with: canonical form, skeletons, differences, checks beyond soundness, schemas, links."""
