#!/bin/bash
# Starts a broker that is the only one, here and in docker-compose.yml. If it was killed, its controller alone fences
# it first.
#
# Otherwise it still leads all partitions when it starts, and is fenced some seconds later, while it tries to end the
# transactions that were open. Kafka 4.3 then takes the partitions, which have no leader any more, for deleted, now and
# then writes that such a transaction is complete although it isn't, and no reader of committed records, streams-app
# among them, ever gets past it. It is faster, too: a broker isn't let in again as long as it is taken for alive.
#
#   start-kafka.sh [RUN]   RUN is the image's own start; of KAFKA_LISTENERS the controller's is the last
set -euo pipefail
run=${1:-/etc/kafka/docker/run}

# The controller has a minute to start, and then 20 s to fence the broker, which are spent in vain where that was killed
# while it started. No more: the probes of kafka.yaml and docker-compose.yml wait for the broker meanwhile.
fence() {
  local log=${TMPDIR:-/tmp}/fencing.log end=$((SECONDS + 60)) controller up=false fenced=false
  env -u KAFKA_ADVERTISED_LISTENERS -u KAFKA_INTER_BROKER_LISTENER_NAME \
    KAFKA_PROCESS_ROLES=controller KAFKA_LISTENERS="${KAFKA_LISTENERS##*,}" \
    KAFKA_BROKER_SESSION_TIMEOUT_MS=1000 KAFKA_LOG4J_OPTS=-Dlog4j2.level=INFO \
    "$run" > "$log" 2>&1 &
  controller=$!
  trap 'kill "$controller"; exit 143' TERM
  while [ "$SECONDS" -lt "$end" ] && kill -0 "$controller" 2> /dev/null; do
    if grep -q 'Fencing broker' "$log"; then fenced=true; break; fi
    if ! "$up" && grep -q 'Kafka Server started' "$log"; then up=true end=$((SECONDS + 20)); fi
    sleep 0.1
  done
  kill "$controller" 2> /dev/null || true
  wait "$controller" || true
  trap - TERM
  "$fenced" || warn "$log"
}

# It starts all the same. One that was killed while it started is fenced already and is never fenced again, so that it
# would be away for ever; a transaction that hangs is noticed and can be ended. What keeps the controller from starting
# keeps the broker from it, too, which says so itself.
warn() {
  cat >&2 << END
WARNING: the controller has not fenced the broker that was killed; it starts all the same.
If it was killed while it started, that is well: it is fenced already. Otherwise a transaction may stay open for ever,
and nobody reads past it. Look at the alert TransactionHangs, or at voucher_topic_transaction_age_seconds; how to find
and end one is in docs/operations.md#a-transaction-that-never-ends. What the controller said, last in $1:
$(tail -n 5 "$1")
END
}

# A broker that stops by itself leaves a mark.
if [ -e "$KAFKA_LOG_DIRS/meta.properties" ] && [ ! -e "$KAFKA_LOG_DIRS/.kafka_cleanshutdown" ]; then
  echo 'the broker was killed: its controller fences it, then it starts'
  fence
fi
exec "$run"
