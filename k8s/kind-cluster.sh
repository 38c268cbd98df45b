#!/usr/bin/env bash
# Brings the whole system up in a cluster on this machine, from images that are built: `make kind_cluster`.
# What is there is used, so that a second call only brings in what has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

cluster=voucher-streams
overlay=k8s/overlays/kind
kube=(kubectl --context "kind-$cluster" --namespace voucher-streams)

if ! kind get clusters 2> /dev/null | grep -qx "$cluster"; then
  kind create cluster --name "$cluster" --wait 120s
fi

kubectl kustomize "$overlay" | sed -n 's/^.*image: \(voucher-streams.*\)$/\1/p' | sort -u |
  while read -r image; do
    kind load docker-image "$image" --name "$cluster"
  done

# The images have the same names as those of the last call: pods that run have to be told.
running=$("${kube[@]}" get statefulset,deployment --ignore-not-found --output name \
  --selector app.kubernetes.io/part-of=voucher-streams)
"${kube[@]}" apply --kustomize "$overlay"
if [ -n "$running" ]; then
  "${kube[@]}" rollout restart statefulset/streams-app deployment/gateway
fi

for part in statefulset/kafka deployment/schema-registry statefulset/streams-app; do
  "${kube[@]}" rollout status "$part" --timeout 300s
done

echo 'loading the first history'
"${kube[@]}" delete job first-load --ignore-not-found
"${kube[@]}" create job first-load --from cronjob/nightly-load
if ! "${kube[@]}" wait job/first-load --for condition=complete --timeout 300s; then
  "${kube[@]}" logs job/first-load >&2 || true
  echo 'the first load has not ended; its log is above' >&2
  exit 1
fi

"${kube[@]}" rollout status deployment/gateway --timeout 300s
for _ in $(seq 60); do
  if "${kube[@]}" get --raw \
    /api/v1/namespaces/voucher-streams/services/gateway:http/proxy/api/v1/segments > /dev/null 2>&1; then
    cat << END
ready; in one terminal:

  ${kube[*]} port-forward service/gateway 8000:80

and in another:

  curl -X POST localhost:8000/api/v1/voucher -H 'Content-Type: application/json' -d '{"customer_id": 123, "country_code": "Peru", "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00", "total_orders": 14, "segment_name": "frequent_segment"}'

make cleanup_cluster ends it, with all its data.
END
    exit 0
  fi
  sleep 1
done
echo "the gateway does not answer; see: ${kube[*]} logs deployment/gateway" >&2
exit 1
