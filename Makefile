# Everything a newcomer needs; each line is what one would type by hand.
SWIFT ?= swift
# More flags for every build, for instance --scratch-path.
SWIFT_FLAGS ?=
# The rooms are optimised as one program: a call into another room costs what a call within one does.
RELEASE = -c release -Xswiftc -cross-module-optimization
DATA ?= var/demo

.PHONY: run test bench real-prices format lint clean

run:
	scripts/bootstrap
	$(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --product bursar
	$(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --product bursar-ofx
	exec "$$($(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --show-bin-path)/bursar" serve --data $(DATA) --demo

test:
	scripts/bootstrap --test
	$(SWIFT) build $(SWIFT_FLAGS) --build-tests
	$(SWIFT) test $(SWIFT_FLAGS) --skip-build --no-parallel
	BURSAR_BINARY="$$($(SWIFT) build $(SWIFT_FLAGS) --show-bin-path)/bursar" scripts/sdk/run

bench:
	scripts/bootstrap --bench
	SWIFT="$(SWIFT)" SWIFT_FLAGS="$(SWIFT_FLAGS) $(RELEASE)" Benchmarks/run

# Thirteen years of real prices, checked against sums of their own (see the README there).
real-prices:
	scripts/bootstrap
	$(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --product bursar
	$(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --product bursar-ofx
	BURSAR_BINARY="$$($(SWIFT) build $(SWIFT_FLAGS) $(RELEASE) --show-bin-path)/bursar" examples/real-prices/run

format:
	$(SWIFT) format format -i -r -p Package.swift Sources Tests $(wildcard Benchmarks)

lint:
	$(SWIFT) format lint -s -r -p Package.swift Sources Tests $(wildcard Benchmarks)

clean:
	rm -rf .build .venv var
