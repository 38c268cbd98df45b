package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VoucherPropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(VoucherProperties.class)
  static class Settings {}

  /* The gateway shows them in this order too, and `make run` waits until both show the same. */
  @Test
  void countries_several_keepTheirOrder() {
    application
        .withPropertyValues("voucher.countries=Peru,Chile,Bolivia,Ecuador,Argentina")
        .run(
            context ->
                assertThat(context.getBean(VoucherProperties.class).countries())
                    .containsExactly("Peru", "Chile", "Bolivia", "Ecuador", "Argentina"));
  }

  @Test
  void countries_none_isRefused() {
    application
        .withPropertyValues("voucher.countries=")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage(
                        "voucher.countries is empty; name the countries served, e.g. Peru"));
  }
}
