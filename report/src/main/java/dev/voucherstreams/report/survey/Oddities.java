package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;

/** Which rows each {@link Oddity} was seen in. */
public final class Oddities {

  private static final Oddity[] ALL = Oddity.values();

  private final Instant now;
  private final Frequencies<Oddity> seen = new Frequencies<>();

  Oddities(Instant now) {
    this.now = now;
  }

  void add(OrderEvent order) {
    for (Oddity oddity : ALL) {
      if (oddity.isIn(order, now)) {
        seen.add(oddity, order.getRow());
      }
    }
  }

  public Sightings of(Oddity oddity) {
    return seen.of(oddity);
  }
}
