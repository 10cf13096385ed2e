"""The handbook's generated parts and the script that writes them."""
