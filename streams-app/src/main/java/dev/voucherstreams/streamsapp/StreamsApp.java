package dev.voucherstreams.streamsapp;

import dev.voucherstreams.service.info.InfoConfiguration;
import dev.voucherstreams.service.otlp.OtlpLogConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The streams-app process. Its settings are in application.yml. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({InfoConfiguration.class, OtlpLogConfiguration.class})
public class StreamsApp {

  public static void main(String[] args) {
    SpringApplication.run(StreamsApp.class, args);
  }
}
