# Thin verbs over Maven, the launcher and Docker; `make help` lists them. Variables of the environment and of
# the command line (make run GATEWAY_PORT=8010) reach the launcher alike.

# No rule that comes with make applies here, and to find that out of each source takes it a quarter of a second.
MAKEFLAGS += --no-builtin-rules

MVN ?= $(if $(shell command -v mvn),mvn,./mvnw)
JAVA ?= java
BUILD = $(MVN) -q -DskipTests -Dspotless.check.skip=true package

# Where the commands below find Kafka and the registry: the local system's, unless told otherwise. What else it
# takes to get to another Kafka, such as TLS and SASL, is in the file that KAFKA_CONFIG names.
REACH = KAFKA_BOOTSTRAP_SERVERS="$${KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:$${KAFKA_PORT:-9092}}" \
  SCHEMA_REGISTRY_URL="$${SCHEMA_REGISTRY_URL:-http://127.0.0.1:$${REGISTRY_PORT:-8081}/apis/ccompat/v7}"

# $(call LOADER,VERB): with the verb's classes as they are in memory (class data sharing), which the first such command
# after a build leaves, some seconds later than it would end. A JVM that can't use them does without, silently.
CLASSES = $(if $(shell test -e loader/target/$(1).jsa -a ! target/built -nt loader/target/$(1).jsa && echo new),-XX:SharedArchiveFile,-XX:ArchiveClassesAtExit)
LOADER_JAR = $(JAVA) -XX:+UseSerialGC -Xlog:disable $(call CLASSES,$(1))=loader/target/$(1).jsa $(2) -jar loader/target/loader.jar $(1)
LOADER = $(REACH) $(call LOADER_JAR,$(1),-XX:TieredStopAtLevel=1)

# A large file is worth the compiler that optimizes, if it waits for ten times as many calls as it would, as that of the
# gateway does in `make run`; to a small one it only costs time.
OPTIMIZED_LATE = -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 \
  -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000
LOAD_COMPILER = $$(test -n "$$(find -L "$$FILE" -size +10M 2>/dev/null)" && echo $(OPTIMIZED_LATE) || echo -XX:TieredStopAtLevel=1)

# Kafka's own console tools, e.g. $(call CONSOLE,org.apache.kafka.tools.ConsoleProducer) --topic ...
CONSOLE = $(REACH) && $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog4j2.level=WARN \
  -cp 'local/runtime/target/kafka/*' $(1) --bootstrap-server "$$KAFKA_BOOTSTRAP_SERVERS" --topic "$$TOPIC" \
  $${KAFKA_CONFIG:+--command-config "$$KAFKA_CONFIG"}
NEED_TOPIC = @test -n "$$TOPIC" || { echo 'usage: make $@ TOPIC=... $(1)' >&2; exit 2; }

# The launcher lives short and mostly waits.
LAUNCHER = $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -jar local/target/local.jar

RUN_MODULES := local,local/runtime,streams-app,gateway,loader
RUN_PARTS := local/target/local.jar local/runtime/target/kafka local/runtime/target/registry \
  streams-app/target/streams-app.jar gateway/target/gateway.jar loader/target/loader.jar
RUN_SOURCES := $(shell find pom.xml segments avro-serde schemas service streams-app gateway history report loader local -type f \
  \( -name pom.xml -o -path '*/src/main/*' \) -not -path '*/target/*')
MISSING_PARTS := $(filter-out $(wildcard $(RUN_PARTS)),$(RUN_PARTS))

# Brokers that the main path is tried on by `make compat`: the oldest that is supported, those between, our own.
KAFKA_VERSIONS ?= 4.1.2 4.2.2 4.3.1 own

# Compose 2 is a part of docker; docker-compose 1.29 does too.
COMPOSE ?= $(shell docker compose version >/dev/null 2>&1 && echo docker compose || echo docker-compose)

.DEFAULT_GOAL := test
.PHONY: help test compat lint prometheus_rules run load report segments generations switch rollback recount dead-letters replay \
  remove-instance console-producer console-consumer bench format hooks clean missing maven_tools docker_echo build_docker docker_api docker_etl docker_tools \
  kind_cluster cleanup_cluster kind_tools

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z_-]+:.*## / {printf "  make %-17s%s\n", $$1, $$2}' Makefile

test: maven_tools ## runs all tests, the end-to-end suite on a real broker and registry too (default)
	$(MVN) verify

compat: maven_tools ## runs the main path's tests on brokers of other versions, KAFKA_VERSIONS='4.1.2 own'
	KAFKA_VERSIONS='$(KAFKA_VERSIONS)' $(MVN) verify -Dit.test=MainPathIT -Dtest=none \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

# The jars of a broker of another version; `make run KAFKA_JARS=target/brokers/4.1.2` starts it.
target/brokers/%:
	@$(MVN) -q -f local/runtime/pom.xml dependency:copy-dependencies -Dkafka.version=$* -DincludeScope=runtime \
	  -DoutputDirectory='$(CURDIR)/$@'

lint: maven_tools ## checks the format, and the code with all that the compiler finds (JDK 17)
	@$(MVN) -q test-compile

run: target/built ## starts the whole system and loads HISTORY=FILE|none, else a synthetic history
	@$(LAUNCHER) run

load: target/built ## loads another file into the running system: FILE=... [DATASET=...]
	@test -n "$$FILE" || { echo 'usage: make load FILE=orders.csv [DATASET=name]' >&2; exit 2; }
	@$(REACH) $(call LOADER_JAR,load,$(LOAD_COMPILER)) "$$FILE" $${DATASET:+--dataset "$$DATASET"}

report: target/built ## writes a page about a file before it is loaded: FILE=... [OUT=page.html] [VOUCHER_NEXT_RULES=rules.yml]
	@test -n "$$FILE" || { echo 'usage: make report FILE=orders.csv [OUT=page.html]' >&2; exit 2; }
	@$(call LOADER_JAR,report) "$$FILE" $${OUT:+--out "$$OUT"} $$ARGS

segments: target/built ## prints every segment's winner and its tally, of the generation that serves: [GENERATION=...]
	@$(call LOADER,segments) $${GENERATION:+--generation "$$GENERATION"} $$ARGS

generations: target/built ## lists the counts of all orders: which serves, which is being counted, how far
	@$(call LOADER,generations) $$ARGS

switch: target/built ## has a generation serve: [GENERATION=...], else the newest that is complete
	@$(call LOADER,switch) $${GENERATION:+"$$GENERATION"} $$ARGS

rollback: target/built ## has the generation before serve again, until the next switch
	@$(call LOADER,rollback) $$ARGS

recount: target/built ## has all orders counted anew, beside the generation that serves
	@$(call LOADER,recount) $$ARGS

remove-instance: target/built ## has the other streams-apps do the work of one that doesn't come back, at once: INSTANCE=...
	@test -n "$$INSTANCE" || { echo 'usage: make remove-instance INSTANCE=...' >&2; exit 2; }
	@$(call LOADER,remove-instance) "$$INSTANCE" $$ARGS

dead-letters: target/built ## lists dead letters that wait to be sent again: [TOPIC=order-events] [ALL=1]
	@$(call LOADER,dead-letters) $${TOPIC:+--topic "$$TOPIC"} $${ALL:+--all} $$ARGS

replay: target/built ## sends dead letters again, each once: TOPIC=order-events [DRY_RUN=1] [DISCARD=1]
	$(call NEED_TOPIC,[DRY_RUN=1] [DISCARD=1])
	@$(call LOADER,replay) --topic "$$TOPIC" $${DRY_RUN:+--dry-run} $${DISCARD:+--discard} $$ARGS

console-producer: target/built ## sends each line KEY|VALUE, or VALUE alone, that is typed: TOPIC=voucher-requests-json [ARGS=...]
	$(call NEED_TOPIC,[ARGS=...])
	@$(call CONSOLE,org.apache.kafka.tools.ConsoleProducer) \
	  --reader-property parse.key=true --reader-property key.separator='|' --reader-property ignore.error=true $$ARGS

console-consumer: target/built ## prints a topic from its beginning as KEY|VALUE: TOPIC=... [ARGS=...]
	$(call NEED_TOPIC,[ARGS=...])
	@$(call CONSOLE,org.apache.kafka.tools.consumer.ConsoleConsumer) $(if $(findstring --offset,$(ARGS)),,--from-beginning) \
	  --formatter-property print.key=true --formatter-property key.separator='|' $$ARGS

bench: target/built ## measures the tally beside its plain form, a file's way, requests by event, the serde and the gateway beside their peers; BENCH=tally|history|freshness|requests|serde|gateway: one; BENCH=shapes: the tally of many and of uneven orders [ORDERS=40000000]; BENCH=soak: an hour of orders [MINUTES=60]
	@$(BUILD) -pl bench -am
	@$(JAVA) $${MINUTES:+-Dbench.minutes="$$MINUTES"} $${ORDERS:+-Dbench.orders="$$ORDERS"} -jar bench/target/bench.jar $(BENCH)

docker_echo: docker_tools ## prints the images that Docker runs, with their versions
	@$(COMPOSE) --profile observability --profile tools config | sed -n 's/^ *image: *//p' | sort

build_docker: docker_tools ## builds the images of streams-app, gateway and loader
	@DOCKER_BUILDKIT=1 $(COMPOSE) build \
	  --build-arg REVISION="$$(git rev-parse HEAD 2>/dev/null || echo unknown)" streams-app gateway loader

docker_api: build_docker ## runs the API in Docker, with all that it needs, and waits until it answers
	@$(COMPOSE) up --detach gateway
	@for i in $$(seq 120); do \
	  health=$$(docker inspect --format '{{.State.Health.Status}}' "$$($(COMPOSE) ps -q gateway)") || exit 1; \
	  test "$$health" != starting && break; sleep 1; \
	done; \
	test "$$health" = healthy || { echo "the gateway is $$health; see: $(COMPOSE) logs gateway" >&2; exit 1; }
	@echo "ready at http://localhost:$${GATEWAY_PORT:-8000}; $(COMPOSE) down ends it and keeps the data"

# HISTORY is what the loader's service mounts; an absolute path is one for every version of Compose.
docker_etl: docker_tools ## loads another file into the system in Docker: FILE=... [DATASET=...], else the sample
	@test -z "$$FILE" || test -f "$$FILE" || { echo "FILE is not a file: $$FILE" >&2; exit 2; }
	@case "$$FILE" in ''|/*) ;; *) FILE="$$PWD/$$FILE" ;; esac; \
	HISTORY="$$FILE" $(COMPOSE) run --rm loader load --reject-dir /rejects \
	  $${DATASET:+--dataset "$$DATASET"} "/history/$${FILE:-../app/sample.csv.gz}"

kind_cluster: docker_tools kind_tools build_docker ## runs the whole system in Kubernetes on this machine, and waits until it answers
	@k8s/kind-cluster.sh

cleanup_cluster: docker_tools kind_tools ## ends what kind_cluster started, and removes its data
	@kind delete cluster --name voucher-streams

format: maven_tools ## formats the sources
	@$(MVN) -q spotless:apply

prometheus_rules: ## writes the rules of docker/prometheus/rules for Kubernetes, after a change of them
	@for rules in docker/prometheus/rules/*.yml; do \
	  name=$$(basename $$rules .yml); \
	  { printf '# Made of %s: make prometheus_rules\n' $$rules; \
	    printf 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: %s\n' $$name; \
	    printf '  labels:\n    app.kubernetes.io/name: voucher-streams\nspec:\n'; \
	    sed 's/^./  &/' $$rules; } > k8s/components/prometheus-rules/$$name.yaml; \
	done

hooks: ## installs a git hook that checks the format before each commit
	@hook="$$(git rev-parse --git-path hooks)/pre-commit" && mkdir -p "$$(dirname "$$hook")" \
	  && printf '#!/bin/sh\nexec $(MVN) -q spotless:check\n' > "$$hook" && chmod +x "$$hook" && echo "installed $$hook"

clean: ## removes what was built; the data in RUN_DIR stays
	@$(MVN) -q clean

# Maven decides what to compile; this decides only whether to ask it, which takes seconds.
target/built: $(RUN_SOURCES) $(if $(MISSING_PARTS),missing) | maven_tools
	@echo 'building (the first time downloads the broker and the registry, a few minutes)'
	@$(BUILD) -pl $(RUN_MODULES) -am
	@mkdir -p $(@D) && touch $@

# What a target needs is looked for before it begins.
maven_tools:
	@command -v $(JAVA) >/dev/null || { echo 'java is missing: install a JDK, 17 or later (apt-get install openjdk-17-jdk-headless, or https://adoptium.net)' >&2; exit 2; }
	@command -v $(MVN) >/dev/null || { echo '$(MVN) is missing: install Maven (apt-get install maven, or https://maven.apache.org), or leave MVN out' >&2; exit 2; }

docker_tools:
	@command -v docker >/dev/null || { echo 'docker is missing: install it (apt-get install docker.io, or https://docs.docker.com/get-docker)' >&2; exit 2; }
	@docker version >/dev/null 2>&1 || { echo 'no Docker engine answers: start it (systemctl start docker, or Docker Desktop) and be allowed to use it (usermod -aG docker)' >&2; exit 2; }
	@$(COMPOSE) version >/dev/null 2>&1 || { echo 'Docker Compose is missing: install it (apt-get install docker-compose-plugin, or https://docs.docker.com/compose/install)' >&2; exit 2; }

# Debian 12's kubectl is 1.20, which doesn't know all of our files.
kind_tools:
	@command -v kind >/dev/null || { echo 'kind is missing: install it (https://kind.sigs.k8s.io/docs/user/quick-start, or go install sigs.k8s.io/kind@latest)' >&2; exit 2; }
	@command -v kubectl >/dev/null || { echo 'kubectl is missing: install it (https://kubernetes.io/docs/tasks/tools)' >&2; exit 2; }
	@kubectl kustomize k8s/overlays/kind >/dev/null 2>&1 || { echo 'this kubectl is too old for k8s/: install 1.27 or later (https://kubernetes.io/docs/tasks/tools)' >&2; exit 2; }
