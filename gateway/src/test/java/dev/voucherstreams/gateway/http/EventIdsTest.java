package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
  private final EventIds ids = new EventIds("a1");

  @Test
  void version_ofAnIdOfOurs_isRead() {
    assertThat(ids.version(ids.text(42))).isEqualTo(42);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "42", "b2-42", "a1-", "a1--1", "a1-9999999999999999999", "a1-4 2"})
  void version_ofAnyOtherId_isNone(String id) {
    assertThat(ids.version(id)).isZero();
  }
}
