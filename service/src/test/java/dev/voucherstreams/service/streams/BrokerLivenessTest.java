package dev.voucherstreams.service.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerLivenessTest {

  private Instant now = Instant.parse("2026-11-24T02:10:00Z");
  private final BrokerLiveness contact = new BrokerLiveness("test", () -> now);

  @Test
  void age_beforeTheFirstAnswer_isUnknown() {
    // When
    contact.sample(0);

    // Then
    assertThat(contact.age()).isEmpty();
    assertThat(contact.silence()).isEmpty();
  }

  @Test
  void age_whileNothingIsAnswered_grows() {
    // When
    contact.sample(7);
    passSeconds(30);
    contact.sample(7);

    // Then
    assertThat(contact.age()).contains(Duration.ofSeconds(30));
    assertThat(contact.silence()).contains(Duration.ofSeconds(30));
  }

  @Test
  void silence_ofAFewSeconds_isNone() {
    // When
    contact.sample(7);
    passSeconds(10);
    contact.sample(7);

    // Then
    assertThat(contact.silence()).isEmpty();
  }

  @Test
  void silence_isToldOnlyOnceASampleHasLoggedIt() {
    // When
    contact.sample(7);
    passSeconds(30);

    // Then
    assertThat(contact.silence()).isEmpty();
  }

  @Test
  void age_afterAnAnswer_startsAnew() {
    // When
    contact.sample(7);
    passSeconds(30);
    contact.sample(8);

    // Then
    assertThat(contact.age()).contains(Duration.ZERO);
  }

  @Test
  void age_ofANewClient_startsAnewWithItsFirstAnswer() {
    // Given
    contact.sample(7);
    passSeconds(30);

    // When, Then
    contact.sample(0);
    assertThat(contact.age()).contains(Duration.ofSeconds(30));
    contact.sample(1);
    assertThat(contact.age()).contains(Duration.ZERO);
  }

  private void passSeconds(long seconds) {
    now = now.plusSeconds(seconds);
  }
}
