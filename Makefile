.PHONY: demo test lock

demo:
	./run demo

test:
	./run test

# Needs uv; universal, with hashes, without the address of an index.
UV_LOCK = uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command "make lock" pyproject.toml

lock:
	$(UV_LOCK) --extra postgres --extra images --extra office -o requirements.lock
	$(UV_LOCK) --extra dev --extra mutants -c requirements.lock -o tests/requirements.lock
