"""Tables that offices make themselves: found on a sheet, understood by their headings and rows, read figure by figure."""
