package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void text_withWhatATerminalActsOn_isHarmless() {
    assertThat(Printable.text("a\u001b[31mb\r\n\u202ec\ud800"))
        .isEqualTo("a\\u001b[31mb\\u000d\\u000a\\u202ec\\ud800");
  }

  @Test
  void text_ofAllLanguages_isShown() {
    assertThat(Printable.text("Perú 秘鲁 🦙")).isEqualTo("Perú 秘鲁 🦙");
  }

  @Test
  void text_thatIsLong_isCut() {
    assertThat(Printable.text("🦙".repeat(500))).isEqualTo("🦙".repeat(500));
    assertThat(Printable.text("🦙".repeat(507))).isEqualTo("🦙".repeat(500) + " … and 7 more");
  }

  @Test
  void bytes_ofText_areShownAsText() {
    assertThat(Printable.bytes("{\"a\":\t1}".getBytes(UTF_8))).isEqualTo("{\"a\":\\u00091}");
    assertThat(Printable.bytes(new byte[0])).isEmpty();
  }

  @Test
  void bytes_ofNoText_areShownAsDigits() {
    assertThat(Printable.bytes(new byte[] {(byte) 0xff, 0x41})).isEqualTo("ff 41 (2 bytes)");
    assertThat(Printable.bytes(new byte[] {0x41, 0x00})).isEqualTo("41 00 (2 bytes)");
    assertThat(Printable.bytes(new byte[33])).isEqualTo("00 ".repeat(32) + "… (33 bytes)");
  }
}
