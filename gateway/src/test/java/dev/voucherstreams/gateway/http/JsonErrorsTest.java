package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

class JsonErrorsTest {
  private final JsonErrors errors = new JsonErrors(new ProblemWriter(new Json(100)));
  private final MockServerWebExchange exchange =
      MockServerWebExchange.from(MockServerHttpRequest.get("/").build());

  private void assertAnswer(int status, String body) {
    assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatusCode.valueOf(status));
    assertThat(exchange.getResponse().getBodyAsString().block()).isEqualTo(body);
  }

  @Test
  void error_withAStatus_isAnsweredWithItsPhrase() {
    errors.handle(exchange, new ResponseStatusException(HttpStatusCode.valueOf(404))).block();

    assertAnswer(404, "{\"detail\":\"Not Found\"}");
  }

  @Test
  void error_withAStatusOfItsOwn_isAnsweredWithTheNumber() {
    errors.handle(exchange, new ResponseStatusException(HttpStatusCode.valueOf(499))).block();

    assertAnswer(499, "{\"detail\":\"499\"}");
  }

  @Test
  void error_ofOurs_tellsNothingOfItself() {
    errors.handle(exchange, new IllegalStateException("secret")).block();

    assertAnswer(500, "{\"detail\":\"Internal Server Error\"}");
  }

  @Test
  void error_becauseTheClientIsGone_isNotAnswered() {
    errors.handle(exchange, AbortedException.beforeSend()).block();

    assertThat(exchange.getResponse().isCommitted()).isFalse();
  }
}
