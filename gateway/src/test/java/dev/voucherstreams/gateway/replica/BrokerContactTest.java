package dev.voucherstreams.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerContactTest {
  private final TestClock clock = new TestClock("2026-11-24T02:10:00Z");
  private final BrokerContact contact = new BrokerContact(clock);

  @Test
  void age_beforeTheFirstContact_isUnknown() {
    assertThat(contact.age()).isEmpty();
  }

  @Test
  void age_whileNothingIsFetched_grows() {
    contact.sample(7);
    clock.advance(Duration.ofSeconds(30));
    contact.sample(7);

    assertThat(contact.age()).contains(Duration.ofSeconds(30));
  }

  @Test
  void age_afterAFetch_startsAnew() {
    contact.sample(7);
    clock.advance(Duration.ofSeconds(30));
    contact.sample(8);

    assertThat(contact.age()).contains(Duration.ZERO);
  }

  @Test
  void age_ofANewClientThatCountsFromTheStart_startsAnew() {
    contact.sample(7);
    clock.advance(Duration.ofSeconds(30));
    contact.sample(1);

    assertThat(contact.age()).contains(Duration.ZERO);
  }
}
