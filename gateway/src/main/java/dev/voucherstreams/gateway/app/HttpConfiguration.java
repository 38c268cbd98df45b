package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.http.BodyParser;
import dev.voucherstreams.gateway.http.EventIds;
import dev.voucherstreams.gateway.http.ExplainHandler;
import dev.voucherstreams.gateway.http.GatewayRoutes;
import dev.voucherstreams.gateway.http.HealthHandler;
import dev.voucherstreams.gateway.http.Json;
import dev.voucherstreams.gateway.http.JsonErrors;
import dev.voucherstreams.gateway.http.ProblemWriter;
import dev.voucherstreams.gateway.http.SegmentStreamHandler;
import dev.voucherstreams.gateway.http.TableHandler;
import dev.voucherstreams.gateway.http.TrailingSlashes;
import dev.voucherstreams.gateway.http.VoucherHandler;
import dev.voucherstreams.gateway.http.VoucherMeters;
import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.gateway.live.TableFeed;
import dev.voucherstreams.gateway.netty.PublicServer;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.tracing.TraceProperties;
import dev.voucherstreams.service.tracing.TracingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/** Puts the HTTP interface together. */
@Configuration(proxyBeanMethods = false)
@Import(TracingConfiguration.class)
class HttpConfiguration {

  @Bean
  LiveStatus liveStatus(Readiness.Check check, SegmentTable table, Clock clock) {
    return new LiveStatus(check, table, clock);
  }

  @Bean
  HealthHandler healthHandler(
      SegmentTable table,
      Readiness.Check check,
      ApplicationAvailability availability,
      LiveStatus status,
      Json json) {
    return new HealthHandler(
        table,
        check,
        () -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC,
        status,
        json);
  }

  @Bean
  RouterFunction<ServerResponse> gatewayRoutes(
      SegmentTable table,
      Readiness.Check check,
      LiveStatus status,
      HealthHandler health,
      Json json,
      ProblemWriter problems) {
    return GatewayRoutes.ofSpring(
        new TableHandler(table, check, json),
        new SegmentStreamHandler(new TableFeed(table), status, json, EventIds.ofThisStart()),
        health,
        json,
        problems);
  }

  @Bean
  WebFilter headAsGet() {
    return GatewayRoutes.headAsGet();
  }

  @Bean
  TrailingSlashes trailingSlashes() {
    return new TrailingSlashes(GatewayRoutes.paths());
  }

  @Bean
  GatewayRoutes.Netty nettyRoutes(
      SegmentTable table,
      Clock clock,
      HealthHandler health,
      Json json,
      ProblemWriter problems,
      MeterRegistry registry,
      GatewayProperties voucher) {
    BodyParser bodies = new BodyParser(json);
    return GatewayRoutes.ofNetty(
        new VoucherHandler(bodies, table, clock, new VoucherMeters(registry)),
        new ExplainHandler(bodies, table, clock, json),
        health,
        problems,
        voucher.maxBodyBytes());
  }

  /* A customizer rather than beans of Boot's types: those would serve the management port, too. */
  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> publicServer(
      GatewayRoutes.Netty routes,
      GatewayProperties voucher,
      ProblemWriter problems,
      TraceProperties traces,
      OpenTelemetry telemetry,
      MeterRegistry registry) {
    PublicServer connections =
        new PublicServer(
            voucher.limits(),
            voucher.retryAfter(),
            problems,
            Optional.of(telemetry).filter(any -> traces.isOn()));
    connections.show(registry);
    return server -> {
      routes.routes().forEach(server::addRouteProviders);
      server.addServerCustomizers(connections);
    };
  }

  @Bean
  ShutdownDelay shutdownDelay(GatewayProperties voucher) {
    return new ShutdownDelay(voucher.shutdownDelay());
  }

  @Bean
  Json json(GatewayProperties voucher) {
    return new Json(voucher.maxBodyBytes());
  }

  @Bean
  ProblemWriter problemWriter(Json json) {
    return new ProblemWriter(json);
  }

  @Bean
  JsonErrors jsonErrors(ProblemWriter problems) {
    return new JsonErrors(problems);
  }
}
