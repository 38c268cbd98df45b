package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestIdentityTest {

  @Test
  void ids_thatAreThere_areShownAsTextAndNumber() {
    assertThat(RequestIdentity.of(Map.of("request_id", "r1", "customer_id", 7)))
        .isEqualTo(new RequestIdentity("r1", 7L));
  }

  @Test
  void ids_ofOtherTypes_areReadAsTheValidatorReadsThem() {
    assertThat(RequestIdentity.of(Map.of("request_id", 1.5, "customer_id", " +12 ")))
        .isEqualTo(new RequestIdentity("1.5", 12L));
    assertThat(RequestIdentity.of(Map.of("request_id", true, "customer_id", true)))
        .isEqualTo(new RequestIdentity("True", 1L));
  }

  @Test
  void ids_thatAreMissingOrCannotBeRead_areNull() {
    RequestIdentity nobody = new RequestIdentity(null, null);

    assertThat(RequestIdentity.of(Map.of())).isEqualTo(nobody);
    assertThat(RequestIdentity.of(Map.of("request_id", List.of("r1"), "customer_id", "x")))
        .isEqualTo(nobody);
    assertThat(RequestIdentity.of(Map.of("request_id", Map.of(), "customer_id", Double.NaN)))
        .isEqualTo(nobody);
  }
}
