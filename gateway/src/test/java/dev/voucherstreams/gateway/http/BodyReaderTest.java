package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.voucherstreams.gateway.http.RequestBody.Unusable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Flux;

/** What a well-behaved HTTP client can't send. */
class BodyReaderTest {
  private final BodyReader bodies = new BodyReader(new Json(8), 8);

  private static ServerRequest request(MockServerHttpRequest request) {
    return ServerRequest.create(MockServerWebExchange.from(request), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", ";;", "application/json/x", "/"})
  void contentType_thatIsNone_isUnsupported(String contentType) {
    ServerRequest request =
        request(
            MockServerHttpRequest.post("/").header("Content-Type", contentType).body(Flux.empty()));

    assertThatExceptionOfType(UnsupportedMediaTypeStatusException.class)
        .isThrownBy(() -> bodies.read(request).block());
  }

  @Test
  void body_withoutALengthThatGoesOn_isTooLarge() {
    DefaultDataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;
    ServerRequest request =
        request(
            MockServerHttpRequest.post("/")
                .body(Flux.generate(sink -> sink.next(buffers.wrap(new byte[] {' '})))));

    assertThatExceptionOfType(ContentTooLargeException.class)
        .isThrownBy(() -> bodies.read(request).block());
  }

  @Test
  void body_absent_isEmpty() {
    assertThat(bodies.read(request(MockServerHttpRequest.post("/").build())).block())
        .isInstanceOf(Unusable.class);
  }
}
