"""The sample office: its plans, its invented results, and the workbooks that carry both."""
