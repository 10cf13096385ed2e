"""How fast the program is beside a floor and beside its peers; `python -m bench [NAME]`, results in RESULTS.md."""
