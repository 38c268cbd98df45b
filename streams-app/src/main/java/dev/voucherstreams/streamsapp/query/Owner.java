package dev.voucherstreams.streamsapp.query;

import org.apache.kafka.streams.state.HostInfo;

/** Which instance of streams-app holds a segment. */
sealed interface Owner {

  /** This one: query the partition here. */
  record Here(int partition) implements Owner {}

  /** Another one: the client asks there. */
  record Elsewhere(HostInfo host) implements Owner {}

  /** Not known now (starting, rebalancing): the client asks again. */
  record Unknown() implements Owner {}
}
