"""What figures are drawn with: a sheet on which every mark has its place, and the files that are made of it."""
