"""What the server answers over HTTP beside the pages: heads, pictures of links, packed files, light pages."""
