package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.netty.RequestTraces;
import dev.voucherstreams.service.tracing.TraceProperties;
import dev.voucherstreams.service.tracing.TracingConfiguration;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Has the requests of the public port traced, if there is somebody to tell. */
@Configuration(proxyBeanMethods = false)
@Import(TracingConfiguration.class)
class TraceConfiguration {

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> tracedServer(
      TraceProperties traces, OpenTelemetry telemetry) {
    return server -> {
      if (traces.isOn()) {
        server.addServerCustomizers(RequestTraces.customizer(telemetry));
      }
    };
  }
}
