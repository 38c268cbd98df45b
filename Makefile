# Thin verbs over Maven and the launcher; `make help` lists them. Variables of the environment and of
# the command line (make run GATEWAY_PORT=8010) reach the launcher alike.

MVN ?= mvn
JAVA ?= java
BUILD = $(MVN) -q -DskipTests -Dspotless.check.skip=true package

# The launcher lives short and mostly waits.
LAUNCHER = $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -jar local/target/local.jar

RUN_MODULES := local,local/runtime,streams-app,gateway,loader
RUN_PARTS := local/target/local.jar local/runtime/target/kafka local/runtime/target/registry \
  streams-app/target/streams-app.jar gateway/target/gateway.jar loader/target/loader.jar
RUN_SOURCES := $(shell find pom.xml segments schemas streams-app gateway loader local -type f \
  \( -name pom.xml -o -path '*/src/main/*' \) -not -path '*/target/*')
MISSING_PARTS := $(filter-out $(wildcard $(RUN_PARTS)),$(RUN_PARTS))

.DEFAULT_GOAL := test
.PHONY: help test run load bench reset format hooks clean missing

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

test: ## runs all tests, the end-to-end suite on a real broker and registry too (default)
	$(MVN) verify

run: target/built ## starts the whole system and loads HISTORY=FILE|none, else a made-up history
	@$(LAUNCHER) run

load: target/built ## loads another file into the running system: FILE=... [DATASET=...]
	@test -n "$$FILE" || { echo 'usage: make load FILE=orders.csv [DATASET=name]' >&2; exit 2; }
	@KAFKA_BOOTSTRAP_SERVERS="$${KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:$${KAFKA_PORT:-9092}}" \
	  SCHEMA_REGISTRY_URL="$${SCHEMA_REGISTRY_URL:-http://127.0.0.1:$${REGISTRY_PORT:-8081}/apis/ccompat/v7}" \
	  $(JAVA) -jar loader/target/loader.jar load "$$FILE" $${DATASET:+--dataset "$$DATASET"}

bench: target/built ## measures the tally beside its plain form, and a file's way to the answer
	@$(BUILD) -pl bench -am
	@$(JAVA) -jar bench/target/bench.jar

reset: target/built ## forgets all tallies, so that the next run counts all orders anew; asks before, or YES=1
	@$(LAUNCHER) reset

format: ## formats the sources
	@$(MVN) -q spotless:apply

hooks: ## installs a git hook that checks the format before each commit
	@hook="$$(git rev-parse --git-path hooks)/pre-commit" && mkdir -p "$$(dirname "$$hook")" \
	  && printf '#!/bin/sh\nexec mvn -q spotless:check\n' > "$$hook" && chmod +x "$$hook" && echo "installed $$hook"

clean: ## removes what was built; the data in RUN_DIR stays
	@$(MVN) -q clean

# Maven decides what to compile; this decides only whether to ask it, which takes seconds.
target/built: $(RUN_SOURCES) $(if $(MISSING_PARTS),missing)
	@echo 'building (the first time downloads the broker and the registry, a few minutes)'
	@$(BUILD) -pl $(RUN_MODULES) -am
	@mkdir -p $(@D) && touch $@
