package dev.voucherstreams.loader.segment;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.Lead;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A row of segment-vouchers as a line. */
final class SegmentText {

  /** Keys in the order of their types, and then of the numbers that segments begin with. */
  static final Comparator<String> ORDER =
      Comparator.comparing(SegmentText::type)
          .thenComparing(SegmentText::firstNumber)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern NUMBER = Pattern.compile("^\\D*(\\d{1,9})");
  private static final int AMOUNTS = 5;

  private SegmentText() {}

  static String of(String key, SegmentVoucher voucher) {
    return String.format(
        Locale.ROOT,
        "%-30s  voucher %6d  %-6s  %,d of %,d uses (%s)  %s",
        key,
        voucher.getVoucher(),
        lead(voucher.getTallies()),
        voucher.getCount(),
        voucher.getTotal(),
        amounts(voucher.getTallies()),
        voucher.getUpdatedAt());
  }

  private static String lead(List<AmountCount> tallies) {
    return Lead.of(tallies.stream().mapToLong(AmountCount::getCount))
        .map(Lead::toString)
        .orElse("");
  }

  private static String amounts(List<AmountCount> tallies) {
    String most =
        tallies.stream()
            .limit(AMOUNTS)
            .map(uses -> uses.getAmount() + " × " + uses.getCount())
            .collect(Collectors.joining(", "));
    int rest = tallies.size() - AMOUNTS;
    return rest > 0 ? most + " and " + rest + " more amounts" : most;
  }

  private static String type(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf('|')));
  }

  private static int firstNumber(String key) {
    Matcher number = NUMBER.matcher(key.substring(key.lastIndexOf('|') + 1));
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }
}
