package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.Launch;
import java.io.PrintStream;
import java.time.Duration;

/** What the user sees of a run: a line for each thing that happens, a screen in all. */
public final class Console {

  private static final String EXAMPLE =
      """
      try:
        curl -X POST %s/api/v1/voucher -H 'Content-Type: application/json' \
      -d '{"customer_id": 123, "country_code": "Peru", "last_order_ts": "2021-10-26 00:00:00", \
      "first_order_ts": "2021-10-26 00:00:00", "total_orders": 14, \
      "segment_name": "frequent_segment"}'
        curl %s/api/v1/segments""";

  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  public void say(String line) {
    out.println(line);
    out.flush();
  }

  void up(Launch launch, Duration after, String address) {
    String log = launch.log().map(file -> "log: " + file).orElse("");
    say("  %-11s %5.1f s  %-22s  %s".formatted(launch.component(), seconds(after), address, log));
  }

  void ready(String gateway, Duration after) {
    say("ready " + gateway);
    say("(after %.1f s; Ctrl-C stops everything, the data stays)".formatted(seconds(after)));
    say(EXAMPLE.formatted(gateway, gateway));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
