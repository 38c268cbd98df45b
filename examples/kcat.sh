#!/bin/sh
# JSON, with kcat: asks for a voucher and prints the result. Needs kcat (Debian, Homebrew: kcat).
set -eu
servers=${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}
id=kcat-$$

printf '%s|{"request_id":"%s","customer_id":123,"country_code":"Peru","last_order_ts":"2021-10-26 00:00:00","first_order_ts":"2021-10-26 00:00:00","total_orders":14,"segment_name":"frequent_segment"}\n' "$id" "$id" |
  kcat -P -b "$servers" -t voucher-requests-json -K '|'

# Reads to the end, and again until the result with our key is there.
until kcat -C -b "$servers" -t voucher-results-json -o beginning -e -q -f '%k|%s\n' |
  sed -n "s/^$id|//p" | grep .; do
  sleep 1
done
