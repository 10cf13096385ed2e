"""Maps that offices upload: GeoJSON read under limits, its geometry mended and thinned out, its features matched to units."""
