package dev.voucherstreams.history;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notices amounts in which a dot may separate thousands: {@code 2.000}, which is read as 2. It may
 * only if no amount of the file is written in a way that has no dot for its thousands.
 */
public final class ThousandsDots {

  private static final Pattern LIKE_THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.000");
  /* As all numbers are written then; what is no number says nothing. */
  private static final Pattern WITH_DOTS = Pattern.compile("\\D.*|0|[1-9]\\d{0,2}(\\.\\d{3})?");

  private @Nullable String example;
  private boolean otherwise;

  /** Looks at one more amount. */
  public void add(Cell amount) {
    if (otherwise || !(amount instanceof Cell.Text text)) {
      return;
    }
    otherwise = !WITH_DOTS.matcher(text.text()).matches();
    if (example == null && isLikeThousands(amount)) {
      example = text.text();
    }
  }

  /** Returns such an amount, empty if the amounts so far don't look so. */
  public Optional<String> example() {
    return otherwise ? Optional.empty() : Optional.ofNullable(example);
  }

  /** Returns whether an amount by itself looks so. */
  public static boolean isLikeThousands(Cell amount) {
    return amount instanceof Cell.Text text && LIKE_THOUSANDS.matcher(text.text()).matches();
  }

  /** Returns the number as which such an amount is read: {@code 2}. */
  public static String readAs(String amount) {
    return amount.substring(0, amount.indexOf('.'));
  }
}
