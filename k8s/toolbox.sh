#!/usr/bin/env bash
# Runs a command of the loader in the cluster and prints what it says: k8s/toolbox.sh replay --topic order-events
# Where and as whom is said by the CronJob toolbox (components/toolbox), in NAMESPACE or else voucher-streams.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo 'usage: k8s/toolbox.sh COMMAND [OPTION...], e.g. generations; --help has the commands' >&2
  exit 2
fi
kube=(kubectl --namespace "${NAMESPACE:-voucher-streams}")

# A Job that is made from a CronJob has its arguments: ours have to be in it before it is created.
# kubectl itself writes them as JSON.
arguments=$("${kube[@]}" create job arguments --image none --dry-run=client \
  --output 'jsonpath={.spec.template.spec.containers[0].command}' -- "$@")
replacement="{\"op\": \"replace\", \"path\": \"/spec/template/spec/containers/0/args\", \"value\": $arguments}"
job=$("${kube[@]}" create job "toolbox-$(date +%s)" --from cronjob/toolbox --dry-run=client --output yaml |
  "${kube[@]}" patch --local --filename - --type json --patch "[$replacement]" --output yaml |
  "${kube[@]}" create --filename - --output name)

# As long as its container hasn't begun, there is nothing to be had.
for _ in $(seq 120); do
  "${kube[@]}" logs --follow "$job" 2> /dev/null && break
  sleep 1
done
if ! "${kube[@]}" wait "$job" --for condition=complete --timeout 10s > /dev/null 2>&1; then
  echo "it has failed, or not begun within two minutes; see: ${kube[*]} describe $job" >&2
  exit 1
fi
