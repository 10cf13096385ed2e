"""The light page: four pages as plain HTML with inline SVG, without a script, for phones, old machines and paper."""
