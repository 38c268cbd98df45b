package dev.voucherstreams.history;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices amounts in which a dot separates thousands: {@code 2.000}, which is read as 2. They look
 * so only if all of a file's amounts that are text do.
 */
public final class ThousandsDots {

  private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

  private @Nullable String example;
  private boolean otherwise;

  /** Looks at one more row. */
  public void add(Row row) {
    if (otherwise
        || !(row instanceof Row.Cells cells)
        || !(cells.get(Column.VOUCHER_AMOUNT) instanceof Cell.Text amount)) {
      return;
    }
    if (!THOUSANDS.matcher(amount.text()).matches()) {
      otherwise = true;
    } else if (example == null) {
      example = amount.text();
    }
  }

  /** Returns such an amount, empty if the amounts so far don't look so. */
  public Optional<String> example() {
    return otherwise ? Optional.empty() : Optional.ofNullable(example);
  }
}
