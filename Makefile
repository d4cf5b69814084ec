# The everyday commands; `make help` lists them.

PREFIX ?= /usr/local
RELEASE := swift build -c release --static-swift-stdlib
SOURCES := Package.swift Sources Tests Benchmarks

.PHONY: help demo build install test lab fuzz sanitize mutants findings format lint bench bench-captures bench-collect bench-flows bench-pairs clean
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## build, and ask three questions about the network in Fixtures/demo
	@Scripts/demo

build: ## build the release program, installing the libraries it needs if they are missing
	@Scripts/setup-build
	$(RELEASE) --product awsdrops

# Under sudo nothing is built: the build folder would become root's, and swift is rarely on root's PATH.
install: ## put the program in PREFIX/bin (PREFIX is /usr/local unless given)
	@if [ -z "$$SUDO_USER" ]; then $(MAKE) --no-print-directory build; fi
	@if [ ! -x .build/release/awsdrops ]; then \
		echo 'awsdrops: nothing to install yet; run "make build" first, without sudo' >&2; exit 1; fi
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 .build/release/awsdrops '$(DESTDIR)$(PREFIX)/bin/awsdrops'

# The tests through the command run the release program, since that is what users run: optimizers have bugs of their own.
test: build ## run all tests, installing the tools they need into .venv
	@Scripts/setup-tests
	AWSDROPS_PROGRAM=.build/release/awsdrops swift test

# The seeds of the random networks, as FIRST-LAST.
SEEDS ?= 1-200

lab: ## build random networks in the Linux kernel and compare it with awsdrops (root; SEEDS=1-200)
	@Scripts/setup-tests
	AWSDROPS_LAB_SEEDS=$(SEEDS) AWSDROPS_LAB_SIZES=$(SEEDS) swift test --filter "KernelPropertyTests|KernelSizeTests"

SECONDS ?= 60

fuzz: ## try every parser with libFuzzer, SECONDS each (SECONDS=60, TARGETS=all)
	@Scripts/setup-build
	@Scripts/fuzz $(SECONDS) $(TARGETS)

# The tests through the command run a program of their own, which these cannot see into; the kernel and the solver are no
# code of ours.
sanitize: ## run the tests under ThreadSanitizer and AddressSanitizer (long)
	@Scripts/setup-tests
	for sanitizer in thread address; do \
		swift test --sanitize $$sanitizer --scratch-path .build/$$sanitizer \
			--skip EndToEndTests --skip KernelPropertyTests --skip KernelSizeTests \
			--skip SolverPropertyTests --skip SolverAuditTests || exit 1; done

mutants: ## break each rule of the program, and see a test fail (long)
	@Scripts/setup-tests
	Scripts/check-mutants

findings: build ## write docs/findings.md from the code
	.build/release/awsdrops explain --all --output markdown > docs/findings.md

format: ## rewrite the Swift sources in the house style
	swift format --in-place --recursive --parallel $(SOURCES)

lint: ## check the Swift sources against the house style
	swift format lint --strict --recursive --parallel $(SOURCES)

bench: build ## time the release program on generated accounts
	@Benchmarks/run
	@$(RELEASE) --product EvaluationBenchmark
	@.build/release/EvaluationBenchmark Fixtures/demo app-1 db-1:3306
	@.build/release/EvaluationBenchmark .build/benchmarks/10000-interfaces client-1 server-1:443

bench-flows: build ## time flows beside DuckDB, on a generated log
	@Scripts/setup-tests
	@.venv/bin/python Benchmarks/flows

bench-captures: build ## time capture beside tcptrace and tshark, on captures of a gigabyte
	@Benchmarks/captures

bench-pairs: build ## time questions about pairs of ends beside z3, on a generated account
	@Scripts/setup-tests
	@.venv/bin/python Benchmarks/pairs

bench-collect: build ## time collect beside the AWS CLI, both reading one loopback server
	@Scripts/setup-tests
	@Benchmarks/collect

clean: ## delete everything that was built or downloaded
	rm -rf .build .venv
