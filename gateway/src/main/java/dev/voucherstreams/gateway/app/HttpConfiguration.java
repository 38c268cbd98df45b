package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.http.Answers;
import dev.voucherstreams.gateway.http.BodyReader;
import dev.voucherstreams.gateway.http.GatewayRoutes;
import dev.voucherstreams.gateway.http.HealthHandler;
import dev.voucherstreams.gateway.http.Json;
import dev.voucherstreams.gateway.http.JsonErrors;
import dev.voucherstreams.gateway.http.SegmentsHandler;
import dev.voucherstreams.gateway.http.VoucherHandler;
import dev.voucherstreams.gateway.table.SegmentTable;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.request.RequestValidator;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the HTTP interface together. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

  @Bean
  RouterFunction<ServerResponse> gatewayRoutes(
      VoucherProperties voucher, SegmentRules rules, SegmentTable table, Clock clock, Json json) {
    Answers answers = new Answers(json, voucher.retryAfter());
    BodyReader bodies = new BodyReader(json, voucher.maxBodyBytes());
    RequestValidator validator = new RequestValidator(rules, voucher.countries());
    List<SegmentKey> segments = rules.keys(voucher.countries());
    return GatewayRoutes.of(
        new VoucherHandler(bodies, validator, table, clock, answers),
        new SegmentsHandler(segments, table, answers),
        new HealthHandler(segments, table, answers));
  }

  @Bean
  Json json(VoucherProperties voucher) {
    return new Json(voucher.maxBodyBytes());
  }

  @Bean
  JsonErrors jsonErrors(Json json) {
    return new JsonErrors(json);
  }
}
