package dev.voucherstreams.bench.tally;

import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.Tally;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A tally as pairs of longs, the leanest form there is: the plain form serialises once an event.
 */
final class TallySerde implements Serde<Tally> {

  @Override
  public Serializer<Tally> serializer() {
    return (topic, tally) -> {
      List<AmountUses> amounts = tally.byCount();
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * amounts.size());
      amounts.forEach(uses -> bytes.putLong(uses.amount()).putLong(uses.count()));
      return bytes.array();
    };
  }

  @Override
  public Deserializer<Tally> deserializer() {
    return (topic, bytes) -> {
      Tally tally = new Tally();
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        tally.add(buffer.getLong(), buffer.getLong());
      }
      return tally;
    };
  }
}
