package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.server.TracedServer;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the requests of the public port traced, if there is somebody to tell. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceProperties.class)
class TraceConfiguration {

  @Bean
  OpenTelemetry openTelemetry(
      TraceProperties traces, @Value("${spring.application.name}") String service) {
    return traces.start(service);
  }

  @Bean
  WebServerFactoryCustomizer<NettyReactiveWebServerFactory> tracedServer(
      TraceProperties traces, OpenTelemetry telemetry) {
    return server -> {
      if (traces.isOn()) {
        server.addServerCustomizers(new TracedServer(telemetry));
      }
    };
  }
}
