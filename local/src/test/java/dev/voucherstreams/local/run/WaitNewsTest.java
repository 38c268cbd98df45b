package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitNewsTest {

  private static final long START = -5;

  private final WaitNews news = new WaitNews(START);

  @Test
  void reason_isToldNowAndThen_andOnce() {
    assertThat(news.worthSaying(count(90), START)).isEmpty();
    assertThat(news.worthSaying(count(80), START + seconds(2))).contains("80 left");
    assertThat(news.worthSaying(count(70), START + seconds(3))).isEmpty();
    assertThat(news.worthSaying(count(60), START + seconds(4))).contains("60 left");
    assertThat(news.worthSaying(count(60), START + seconds(9))).isEmpty();
  }

  @Test
  void recordsThatGetFewer_goOn() {
    assertThat(news.goesOn(count(90))).isTrue();
    assertThat(news.goesOn(count(90))).isFalse();
    assertThat(news.goesOn(count(89))).isTrue();
    assertThat(news.goesOn("{\"detail\": \"no topic\", \"missing\": \"topic\"}")).isTrue();
  }

  @Test
  void answerThatIsNone_isNoReason() {
    assertThat(news.goesOn("")).isFalse();
    assertThat(WaitNews.detail("<html>")).isEqualTo("no answer");
  }

  private static String count(int left) {
    return "{\"detail\": \"%d left\", \"missing\": \"count\", \"records_left\": %d}"
        .formatted(left, left);
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
