package dev.voucherstreams.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.avroserde.AvroSerde;
import org.junit.jupiter.api.Test;

class ReplicaTopologyTest {

  @Test
  void topology_described_isOneGlobalStore() {
    assertThat(
            ReplicaDriver.topology(new AvroSerde<>(SegmentVoucher.class).deserializer()).describe())
        .hasToString(
            """
            Topologies:
               Sub-topology: 0 for global store (will not generate tasks)
                Source: segment-vouchers-source (topics: [segment-vouchers])
                  --> segment-vouchers
                Processor: segment-vouchers (stores: [segment-voucher])
                  --> none
                  <-- segment-vouchers-source
            """);
  }
}
