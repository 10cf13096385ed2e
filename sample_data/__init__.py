"""A sample office: the plans as their sources state them, invented results, and the workbooks that carry both."""
