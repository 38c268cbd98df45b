package dev.voucherstreams.streamsapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The streams-app process. Its settings are in application.yml. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StreamsApp {

  public static void main(String[] args) {
    SpringApplication.run(StreamsApp.class, args);
  }
}
