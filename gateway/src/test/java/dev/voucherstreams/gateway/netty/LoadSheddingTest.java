package dev.voucherstreams.gateway.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSheddingTest {

  /* Whatever is sent has waited for longer. */
  private static final Duration NO_TIME = Duration.ofNanos(-1);

  private final LongAdder refused = new LongAdder();
  private final EmbeddedChannel channel = new EmbeddedChannel(new LoadShedding(NO_TIME, refused));

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live/live.js", "/docs", "/readyz"})
  void late_pageOrProbe_isTaken(String path) {
    send(path);

    assertThat(channel.inboundMessages()).hasSize(1);
    assertThat(channel.outboundMessages()).isEmpty();
    assertThat(refused.sum()).isZero();
  }

  @Test
  void late_requestOfTheApi_isRefused() {
    send("/api/v1/segments");

    assertThat(channel.inboundMessages()).isEmpty();
    FullHttpResponse answer = channel.readOutbound();
    assertThat(answer.status()).isEqualTo(HttpResponseStatus.SERVICE_UNAVAILABLE);
    assertThat(refused.sum()).isOne();
    answer.release();
  }

  private void send(String path) {
    channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path));
  }
}
