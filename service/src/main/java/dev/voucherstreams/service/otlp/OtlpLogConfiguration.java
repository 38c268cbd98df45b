package dev.voucherstreams.service.otlp;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hands what is logged to Spring Boot's exporter, which has no appender of its own, if the settings
 * say where to; for an application to import.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(OtlpSwitch.LOGS)
public class OtlpLogConfiguration {

  @Bean(destroyMethod = "stop")
  OpenTelemetryAppender otlpAppender(SdkLoggerProvider logs) {
    LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    OpenTelemetryAppender appender = new OpenTelemetryAppender();
    appender.setContext(logback);
    appender.setCaptureKeyValuePairAttributes(true); // the id of a request
    appender.setOpenTelemetry(OpenTelemetrySdk.builder().setLoggerProvider(logs).build());
    appender.start();
    logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return appender;
  }
}
